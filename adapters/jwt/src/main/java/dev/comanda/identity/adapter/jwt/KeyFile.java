package dev.comanda.identity.adapter.jwt;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Signing keys in a file, as a JWK set. Only its owner can read it, where the file system knows
 * owners; it is replaced as a whole, by one process at a time.
 */
final class KeyFile implements KeyStore {

  /** File locks are between processes; this one is between threads. */
  private static final Object THREADS = new Object();

  private final Path directory;
  private final Path file;

  KeyFile(Path directory) {
    this.directory = directory.toAbsolutePath();
    this.file = this.directory.resolve("signing-keys.json");
  }

  @Override
  public List<RSAKey> change(List<RSAKey> known, UnaryOperator<List<RSAKey>> change) {
    synchronized (THREADS) {
      try {
        Files.createDirectories(directory, ownerOnly("rwx------"));
        try (FileChannel lock =
            FileChannel.open(
                directory.resolve("signing-keys.lock"),
                Set.of(CREATE, WRITE),
                ownerOnly("rw-------"))) {
          var _ = lock.lock();
          List<RSAKey> before = Files.exists(file) ? read() : known;
          List<RSAKey> after = change.apply(before);
          if (!after.equals(before)) {
            write(after);
          }
          return after;
        }
      } catch (IOException e) {
        throw new UncheckedIOException("signing keys in " + file, e);
      }
    }
  }

  private List<RSAKey> read() throws IOException {
    try {
      List<RSAKey> keys =
          JWKSet.parse(Files.readString(file)).getKeys().stream().map(RsaKeys::checked).toList();
      if (keys.isEmpty() || !keys.getFirst().isPrivate()) {
        throw new IllegalStateException(file + " holds no private key");
      }
      return keys;
    } catch (ParseException | IllegalArgumentException _) {
      // Without the cause, which may repeat what stands in the file.
      throw new IllegalStateException(
          file + " holds no signing keys; without it, new ones are made");
    }
  }

  private void write(List<RSAKey> keys) throws IOException {
    String json = new JWKSet(List.<JWK>copyOf(keys)).toString(false);
    Path draft = file.resolveSibling("signing-keys.new");
    // A draft that a dying process left behind may have been made by anybody.
    Files.deleteIfExists(draft);
    try (FileChannel out =
        FileChannel.open(draft, Set.of(CREATE, TRUNCATE_EXISTING, WRITE), ownerOnly("rw-------"))) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(json);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(draft, file, ATOMIC_MOVE);
  }

  private FileAttribute<?>[] ownerOnly(String permissions) {
    return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
