package dev.comanda.localcloud;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One run per data folder. The operating system drops the lock with the process, however that ends.
 */
final class DirectoryLock implements AutoCloseable {

  private static final String NAME = "lock";
  private static final int ATTEMPTS = 50;

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Waits a moment for a previous run that is still stopping. */
  static DirectoryLock acquire(Path directory) throws StartFailure {
    try {
      Files.createDirectories(directory);
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        FileChannel channel =
            FileChannel.open(
                directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) != null) {
          return new DirectoryLock(channel);
        }
        channel.close();
        Thread.sleep(100);
      }
    } catch (IOException failure) {
      throw new StartFailure(
          "The folder " + directory + " is not usable: " + failure.getMessage(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    throw new StartFailure(
        "Comanda is already running on the data in %s. Stop it first.".formatted(directory));
  }

  /** Whether the path is anything but the lock itself, which must outlive what it guards. */
  boolean isNot(Path path) {
    return !path.endsWith(NAME);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException unlockedAnyway) {
      System.err.println("The data folder's lock: " + unlockedAnyway);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }
}
