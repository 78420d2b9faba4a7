package dev.comanda.localcloud.mercadopago;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the provider remembers: orders, the answers it gave under each idempotency key, and how
 * often it was asked. With a directory each change is a line of a journal, written before the
 * answer leaves; a line holds an order and its answer together, so that a crash cannot separate
 * them.
 *
 * <p>Not safe for concurrent use: the simulator guards it with one lock, which also makes its
 * changes atomic.
 */
final class Ledger implements AutoCloseable {

  static final Duration ANSWERS_ARE_KEPT = Duration.ofHours(24);

  private final JsonMapper json;
  private final Map<String, ProviderOrder> orders = new LinkedHashMap<>();
  private final Map<String, Answer> answers = new LinkedHashMap<>();
  private final Map<String, Calls> calls = new LinkedHashMap<>();
  private final @Nullable Writer journal;

  /**
   * An answer that was given under an idempotency key.
   *
   * @param request what was asked, to tell a repetition from another request
   */
  record Answer(String key, String request, int status, String body, Instant at) {}

  /**
   * How often an operation was asked for under a key, and how often it was carried out: an auditor
   * wants the latter to be 1 at most.
   */
  record Calls(String key, String operation, int requests, int executions) {}

  private record Line(
      @Nullable ProviderOrder order, @Nullable Answer answer, @Nullable Calls calls) {}

  private Ledger(JsonMapper json, @Nullable Path file) throws IOException {
    this.json = json;
    if (file == null) {
      this.journal = null;
      return;
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (Files.exists(file)) {
      replay(file);
    }
    compact(file);
    this.journal = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
  }

  static Ledger open(JsonMapper json, @Nullable Path directory) throws IOException {
    return new Ledger(json, directory == null ? null : directory.resolve("journal.jsonl"));
  }

  Optional<ProviderOrder> find(String id) {
    return Optional.ofNullable(orders.get(id));
  }

  Collection<ProviderOrder> orders() {
    return List.copyOf(orders.values());
  }

  Collection<Calls> calls() {
    return List.copyOf(calls.values());
  }

  Optional<Answer> answerUnder(String key, Instant now) {
    return Optional.ofNullable(answers.get(key))
        .filter(answer -> now.isBefore(answer.at().plus(ANSWERS_ARE_KEPT)));
  }

  void store(ProviderOrder order) {
    write(new Line(order, null, null));
  }

  void store(ProviderOrder order, Answer answer) {
    write(new Line(order, answer, null));
  }

  void count(String key, String operation, boolean executed) {
    Calls before = calls.getOrDefault(key, new Calls(key, operation, 0, 0));
    write(
        new Line(
            null,
            null,
            new Calls(
                key,
                before.operation(),
                before.requests() + 1,
                before.executions() + (executed ? 1 : 0))));
  }

  @Override
  public void close() {
    if (journal != null) {
      try {
        journal.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  private void write(Line line) {
    if (journal != null) {
      try {
        journal.write(json.writeValueAsString(line) + "\n");
        journal.flush();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    apply(line);
  }

  private void apply(Line line) {
    if (line.order() != null) {
      orders.put(line.order().id(), line.order());
    }
    if (line.answer() != null) {
      answers.put(line.answer().key(), line.answer());
    }
    if (line.calls() != null) {
      calls.put(line.calls().key(), line.calls());
    }
  }

  private void replay(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    for (int index = 0; index < lines.size(); index++) {
      try {
        apply(json.readValue(lines.get(index), Line.class));
      } catch (JacksonException damaged) {
        if (index < lines.size() - 1) {
          throw new IOException("Line %d of %s is damaged".formatted(index + 1, file), damaged);
        }
        // The process died while writing it, so nobody was told that it happened.
      }
    }
  }

  /** One line per thing remembered instead of one per change. */
  private void compact(Path file) throws IOException {
    Path compacted = file.resolveSibling("journal.compacted");
    try (Writer writer = Files.newBufferedWriter(compacted)) {
      for (ProviderOrder order : orders.values()) {
        writer.write(json.writeValueAsString(new Line(order, null, null)) + "\n");
      }
      for (Answer answer : answers.values()) {
        writer.write(json.writeValueAsString(new Line(null, answer, null)) + "\n");
      }
      for (Calls call : calls.values()) {
        writer.write(json.writeValueAsString(new Line(null, null, call)) + "\n");
      }
    }
    Files.move(
        compacted, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
