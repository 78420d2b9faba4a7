package dev.comanda.shared.adapter.dynamodb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables of one environment, read from the resource {@value #RESOURCE} beside this class, which
 * whoever cannot use this class can read too.
 */
public final class TableDefinitions {

  /** Where the definitions are: JSON, without a prefix. */
  public static final String RESOURCE = "tables.json";

  private record Resource(List<TableDefinition> tables) {}

  private final List<TableDefinition> tables;
  private final String prefix;

  private TableDefinitions(List<TableDefinition> tables, String prefix) {
    this.tables = tables.stream().map(table -> table.withPrefix(prefix)).toList();
    this.prefix = prefix;
  }

  /**
   * Reads the definitions.
   *
   * @param prefix goes before every table's name, such as {@code comanda-}; may be empty
   */
  public static TableDefinitions withPrefix(String prefix) {
    try (InputStream json = TableDefinitions.class.getResourceAsStream(RESOURCE)) {
      Resource resource =
          JsonMapper.shared().readValue(Objects.requireNonNull(json, RESOURCE), Resource.class);
      return new TableDefinitions(resource.tables(), prefix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All tables. */
  public List<TableDefinition> all() {
    return tables;
  }

  /** The table of identity. */
  public TableDefinition users() {
    return table("users");
  }

  /** The table of payment. */
  public TableDefinition payments() {
    return table("payments");
  }

  /** The table of production. */
  public TableDefinition productions() {
    return table("productions");
  }

  private TableDefinition table(String name) {
    return tables.stream()
        .filter(table -> table.name().equals(prefix + name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(RESOURCE + " has no table " + name));
  }
}
