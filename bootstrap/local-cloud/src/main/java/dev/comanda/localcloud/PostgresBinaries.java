package dev.comanda.localcloud;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked from the archive of this platform on the class path.
 * PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it is.
 */
final class PostgresBinaries {

  private final Path directory;
  private final boolean root;

  private PostgresBinaries(Path directory, boolean root) {
    this.directory = directory;
    this.root = root;
  }

  /** Unpacks them, for an image whose containers have a read-only file system. */
  public static void main(String[] arguments) throws StartFailure {
    unpacked();
  }

  /**
   * Unpacks once per version, beside the archives; processes that do it at the same time do not
   * disturb each other.
   */
  static PostgresBinaries unpacked() throws StartFailure {
    String archive = "postgres-%s-%s.txz".formatted(system(), architecture());
    URL resource = PostgresBinaries.class.getResource("/" + archive);
    if (resource == null) {
      throw new StartFailure("There is no PostgreSQL for this platform (" + archive + ").");
    }
    boolean root = "root".equals(System.getProperty("user.name")) && system().equals("linux");
    if (root) {
      requireUserNamespaces();
    }
    try {
      Path jar = jarOf(resource);
      String name = String.valueOf(jar.getFileName()).replaceFirst("\\.jar$", "");
      Path target = jar.resolveSibling("../" + name).normalize();
      if (!Files.exists(target)) {
        unpack(resource, target);
      }
      return new PostgresBinaries(target, root);
    } catch (IOException failure) {
      throw new StartFailure("PostgreSQL cannot be unpacked: " + failure.getMessage(), failure);
    }
  }

  /** Runs a program to its end, with its output in the log. */
  void run(String program, Path log, String... arguments) throws StartFailure {
    List<String> command = new ArrayList<>();
    if (root) {
      command.add("unshare");
      command.add("-U");
    }
    command.add(directory.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    try {
      // A terminal's locale that the machine lacks would keep initdb from starting.
      ProcessBuilder builder = new ProcessBuilder(command);
      builder
          .environment()
          .keySet()
          .removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
      Process process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(90, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new StartFailure("PostgreSQL's %s hangs; see %s".formatted(program, log));
      }
      if (process.exitValue() != 0) {
        throw new StartFailure(
            "PostgreSQL's %s failed (%d):%n%s".formatted(program, process.exitValue(), tail(log)));
      }
    } catch (IOException failure) {
      throw new StartFailure("PostgreSQL's %s does not run.".formatted(program), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted while PostgreSQL's %s was running.".formatted(program));
    }
  }

  private static String tail(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join(
        System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 15), lines.size()));
  }

  private static void requireUserNamespaces() throws StartFailure {
    try {
      Process probe =
          new ProcessBuilder("unshare", "-U", "true")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (probe.waitFor() == 0) {
        return;
      }
    } catch (IOException absent) {
      // The message below tells the same.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    throw new StartFailure(
        "PostgreSQL does not run as root, and user namespaces (unshare -U) are not usable on this machine."
            + " Start as another user, or without PostgreSQL: ./run --memory");
  }

  private static void unpack(URL resource, Path target) throws IOException {
    Path unfinished = Files.createTempDirectory(target.getParent(), "unpacking-");
    try (InputStream raw = new BufferedInputStream(resource.openStream());
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(raw))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = unfinished.resolve(entry.getName()).normalize();
        if (!file.startsWith(unfinished)) {
          throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
          continue;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
          Files.createLink(file, unfinished.resolve(entry.getLinkName()).normalize());
        } else {
          Files.copy(tar, file);
          if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true, false)) {
            throw new IOException("Cannot be made executable: " + file);
          }
        }
      }
    }
    unfinished.toFile().setReadable(true, false);
    unfinished.toFile().setExecutable(true, false);
    try {
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException otherWasFaster) {
      Directories.delete(unfinished);
    } catch (IOException failure) {
      Directories.delete(unfinished);
      if (!Files.exists(target)) {
        throw failure;
      }
    }
  }

  private static Path jarOf(URL resource) {
    String jar = resource.getPath();
    return Path.of(URI.create(jar.substring(0, jar.indexOf("!/"))));
  }

  static String system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : name.startsWith("windows") ? "windows" : "linux";
  }

  private static String architecture() {
    // Windows on ARM runs x86-64 programs.
    return "aarch64".equals(System.getProperty("os.arch")) && !system().equals("windows")
        ? "arm_64"
        : "x86_64";
  }
}
