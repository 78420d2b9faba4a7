package dev.comanda.shared.adapter.dynamodb;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One table as data: what embedded mode and tests create, and the infrastructure program has to.
 *
 * @param name the table's name, with the prefix of its environment
 * @param partitionKey the attribute that names an item; text, as all keys are
 * @param timeToLive the attribute with the second (since 1970) after which DynamoDB may delete an
 *     item; absent if items stay
 */
public record TableDefinition(
    String name, String partitionKey, List<Index> indexes, @Nullable String timeToLive) {

  /**
   * A global secondary index. All are sparse: an item without the index's keys is not in it.
   *
   * @param projection attributes that the index carries besides the keys
   */
  public record Index(
      String name, String partitionKey, @Nullable String sortKey, List<String> projection) {

    /** Copies the projection. */
    public Index {
      projection = List.copyOf(projection);
    }

    List<String> keys() {
      return sortKey == null ? List.of(partitionKey) : List.of(partitionKey, sortKey);
    }
  }

  /** Copies the indexes. */
  public TableDefinition {
    indexes = List.copyOf(indexes);
  }

  /** The index of that name. */
  Index index(String indexName) {
    return indexes.stream()
        .filter(index -> index.name().equals(indexName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no index " + indexName));
  }

  /** Whether the table's items carry messages. */
  boolean hasOutbox() {
    return indexes.stream().anyMatch(index -> index.name().equals(OutboxAttributes.INDEX));
  }

  /** Every attribute that exists only to be found or deleted by, except the outbox's own. */
  Set<String> lookupAttributes() {
    Set<String> attributes = new LinkedHashSet<>();
    indexes.stream()
        .filter(index -> !index.name().equals(OutboxAttributes.INDEX))
        .forEach(index -> attributes.addAll(index.keys()));
    Optional.ofNullable(timeToLive).ifPresent(attributes::add);
    return attributes;
  }

  /** Every attribute that is a key of the table or of an index. */
  Set<String> keyAttributes() {
    Set<String> attributes = new LinkedHashSet<>();
    attributes.add(partitionKey);
    indexes.forEach(index -> attributes.addAll(index.keys()));
    return attributes;
  }

  TableDefinition withPrefix(String prefix) {
    return new TableDefinition(prefix + name, partitionKey, indexes, timeToLive);
  }
}
