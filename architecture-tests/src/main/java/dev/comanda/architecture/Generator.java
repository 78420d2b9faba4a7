package dev.comanda.architecture;

import java.nio.file.Path;
import java.util.Map;

/**
 * Makes documents from the code. The same code makes the same documents on every machine, except
 * for renderings, which carry a {@link Fingerprint} instead.
 */
public interface Generator {

  /**
   * The documents, by their path from the repository's root, with {@code /}.
   *
   * @param root the repository, for documents of which only a part is generated
   */
  Map<String, byte[]> generate(Path root);

  /**
   * Whether a file would be one of its documents, had it a reason to make it: what is left over.
   */
  boolean owns(String path);
}
