package dev.comanda.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All states x all commands of an aggregate, as a page under {@code docs/generated}. The committed
 * page is the expectation: a cell that changes turns the build red until somebody has looked at it
 * and written the page anew with {@code ./mvnw -pl domain test -Dcomanda.docs.write=true}.
 *
 * @param <A> the aggregate
 */
public final class TransitionTable<A> {

  private final String context;
  private final Function<A, String> stateOf;
  private final Map<String, Function<A, Object>> commands = new LinkedHashMap<>();

  /**
   * @param context names the page
   * @param stateOf the name of the state that an aggregate is in
   */
  public TransitionTable(String context, Function<A, String> stateOf) {
    this.context = context;
    this.stateOf = stateOf;
  }

  /**
   * A column; the command answers its outcome, whose text goes into the cell if nothing changed.
   */
  public TransitionTable<A> command(String name, Function<A, Object> command) {
    commands.put(name, command);
    return this;
  }

  /**
   * Tries every command on a fresh aggregate in every state and compares with the committed page.
   *
   * @param states a row each; the supplier-like function makes a fresh aggregate each time
   */
  public void verify(Map<String, Function<String, A>> states) {
    StringBuilder page = new StringBuilder();
    page.append("<!-- generated: ./mvnw -pl domain test -Dcomanda.docs.write=true -->\n");
    page.append("# Transitions: ").append(context).append("\n\n");
    page.append(
        "Rows are states, columns are commands. **Bold** is the state that follows; *same* ");
    page.append("means that it had been done before; the rest is a refusal and its reason.\n\n| |");
    commands.keySet().forEach(command -> page.append(" ").append(command).append(" |"));
    page.append("\n|---|").append("---|".repeat(commands.size())).append("\n");
    states.forEach((state, fresh) -> {
      page.append("| ").append(state).append(" |");
      commands.values().forEach(command -> page.append(cell(state, fresh, command)));
      page.append("\n");
    });
    compare(page.toString());
  }

  private String cell(String state, Function<String, A> fresh, Function<A, Object> command) {
    A aggregate = fresh.apply(state);
    String before = stateOf.apply(aggregate);
    assertThat(before).as("the fixture of a row is in that row's state").isEqualTo(state);
    String outcome = command.apply(aggregate).toString();
    String after = stateOf.apply(aggregate);
    if (outcome.startsWith("Applied")) {
      return " **" + after + "** |";
    }
    assertThat(after).as("a command that is not applied changes nothing").isEqualTo(before);
    if (outcome.startsWith("AlreadyApplied")) {
      return " *same* |";
    }
    return " " + outcome.replaceAll("^Refused\\[reason=(.*)]$", "$1") + " |";
  }

  private void compare(String page) {
    Path file =
        Path.of(System.getProperty("comanda.root", ".."), "docs/generated")
            .resolve(context + "-transitions.md");
    try {
      if (Boolean.getBoolean("comanda.docs.write")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, page);
      }
      assertThat(Files.exists(file) ? Files.readAllLines(file) : List.of())
          .as("%s, written by ./mvnw -pl domain test -Dcomanda.docs.write=true", file.getFileName())
          .isEqualTo(page.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
