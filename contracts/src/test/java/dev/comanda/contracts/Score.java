package dev.comanda.contracts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** How many renamed fields the contracts noticed, by pact and by side. */
final class Score {

  /** Who renames a field, and where. */
  enum Side {
    CONSUMER_READS("consumer, in what it reads"),
    CONSUMER_SENDS("consumer, in what it sends"),
    PROVIDER_READS("provider, in what it reads"),
    PROVIDER_SENDS("provider, in what it sends");

    private final String label;

    Side(String label) {
      this.label = label;
    }
  }

  private record Count(int noticed, int all) {

    Count plus(boolean one) {
      return new Count(noticed + (one ? 1 : 0), all + 1);
    }

    @Override
    public String toString() {
      return all == 0 ? "-" : "%d of %d".formatted(noticed, all);
    }
  }

  private static final Count NONE = new Count(0, 0);

  private final SortedMap<String, Map<Side, Count>> counts = new TreeMap<>();
  private final SortedMap<String, SortedSet<String>> read = new TreeMap<>();
  private final SortedMap<String, SortedSet<String>> unread = new TreeMap<>();
  private final Map<Side, List<String>> survivors = new EnumMap<>(Side.class);

  /**
   * A field was renamed.
   *
   * @param told what the broken contract says; empty if it did not break
   */
  void judge(String pact, Side side, String interaction, String field, Optional<String> told) {
    read.computeIfAbsent(pact, _ -> new TreeSet<>()).add(field);
    boolean named = told.filter(text -> text.contains(Fields.nameOf(field))).isPresent();
    counts
        .computeIfAbsent(pact, _ -> new EnumMap<>(Side.class))
        .merge(side, NONE.plus(named), (before, _) -> before.plus(named));
    if (!named) {
      survivors
          .computeIfAbsent(side, _ -> new ArrayList<>())
          .add(
              "%s, '%s': %s %s"
                  .formatted(
                      pact,
                      interaction,
                      field,
                      told.map(text -> "breaks it, but is not named: " + text)
                          .orElse("can be renamed unnoticed")));
    }
  }

  /** A field was renamed, nothing broke, and nothing should have: not in this answer, at least. */
  void nobodyReads(String pact, String field) {
    unread.computeIfAbsent(pact, _ -> new TreeSet<>()).add(field);
  }

  /** What was not noticed, or not named. */
  List<String> survivors(Side side) {
    return survivors.getOrDefault(side, List.of());
  }

  String summary() {
    int all = 0;
    int noticed = 0;
    for (Map<Side, Count> sides : counts.values()) {
      for (Count count : sides.values()) {
        all += count.all();
        noticed += count.noticed();
      }
    }
    return "Renamed fields: %d of %d were noticed and named.".formatted(noticed, all);
  }

  /** The same as a page. */
  String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # One field renamed / Um campo renomeado

            Each field of each message, request and answer gets another name, on one side only, and the contract has to break and to name the field. How often it did:
            *Cada campo de cada mensagem, pedido e resposta recebe outro nome, de um lado só, e o contrato tem que quebrar e dizer o campo. Quantas vezes isso aconteceu:*

            | pact |\
            """);
    for (Side side : Side.values()) {
      page.append(' ').append(side.label).append(" |");
    }
    page.append(" sent, and read by nobody |\n|---|---|---|---|---|---|\n");
    counts.forEach((pact, sides) -> {
      page.append("| ").append(pact).append(" |");
      for (Side side : Side.values()) {
        page.append(' ').append(sides.getOrDefault(side, NONE)).append(" |");
      }
      page.append(' ')
          .append(
              String.join(
                  ", ",
                  unread.getOrDefault(pact, new TreeSet<>()).stream()
                      .filter(field -> !read.getOrDefault(pact, new TreeSet<>()).contains(field))
                      .map("`%s`"::formatted)
                      .toList()))
          .append(" |\n");
    });
    return page.toString();
  }
}
