package dev.comanda.shared.application;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Text that is nearly the JSON that somebody expects, for the properties of whatever reads it: one
 * to three of its words are replaced, doubled, or left out, or it ends too early. It does so
 * without a parser, which might forbid what has to be tried.
 */
public final class OddJson {

  private static final Pattern WORD =
      Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"|-?\\d[\\d.eE+-]*|true|false|null|[\\[\\]{}:,]");

  /** Values that some reader or other stumbles over. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "-0.0",
          "1e999",
          "1e-999999999",
          "1E+2147483648",
          "9223372036854775808",
          "9".repeat(1_200),
          "NaN",
          "Infinity",
          "\"\"",
          "\" \"",
          "\"NaN\"",
          "\"-1\"",
          "\"1e9\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\u202e\\u200b\"",
          "\"\ud83c\udf54\"",
          "\"${jndi:ldap://x}\"",
          "\"'; drop table orders; --\"",
          "\"2026-02-30T25:61:61Z\"",
          "\"+1000000000-12-31T23:59:59Z\"",
          "\"00000000-0000-0000-0000-000000000000\"",
          "\"1-1-1-1-1\"",
          "\"" + "x".repeat(20_000) + "\"",
          "[]",
          "{}",
          "[null]",
          "{\"\":\"\"}",
          "{\"@class\":\"java.lang.Runtime\",\"__proto__\":{}}",
          "[".repeat(1_500) + "]".repeat(1_500),
          "{\"a\":".repeat(1_500) + "1" + "}".repeat(1_500));

  private enum Change {
    REPLACE_VALUE,
    REPLACE,
    REMOVE,
    REPEAT,
    INSERT,
    CUT
  }

  private record Step(Change change, int where, String odd) {

    String applied(String json) {
      List<MatchResult> words =
          WORD.matcher(json)
              .results()
              .filter(
                  word -> change != Change.REPLACE_VALUE || !word.group().matches("[\\[\\]{}:,]"))
              .toList();
      if (words.isEmpty()) {
        return json + odd;
      }
      MatchResult word = words.get(Math.floorMod(where, words.size()));
      String before = json.substring(0, word.start());
      String after = json.substring(word.end());
      return switch (change) {
        case REPLACE_VALUE, REPLACE -> before + odd + after;
        case REMOVE -> before + after;
        case REPEAT -> before + word.group() + word.group() + after;
        case INSERT -> before + odd + word.group() + after;
        case CUT -> before;
      };
    }
  }

  private OddJson() {}

  /** Texts that are nearly one of these. */
  public static Arbitrary<String> like(List<String> samples) {
    Arbitrary<String> odd =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.of(VALUES)), Tuple.of(1, Arbitraries.strings().ofMaxLength(9)));
    Arbitrary<Change> change =
        Arbitraries.frequency(
            Tuple.of(10, Change.REPLACE_VALUE),
            Tuple.of(1, Change.REPLACE),
            Tuple.of(1, Change.REMOVE),
            Tuple.of(1, Change.REPEAT),
            Tuple.of(1, Change.INSERT),
            Tuple.of(1, Change.CUT));
    Arbitrary<List<Step>> steps =
        Combinators.combine(change, Arbitraries.integers(), odd)
            .as(Step::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(3);
    return Combinators.combine(Arbitraries.of(samples), steps)
        .as((sample, all) -> {
          String text = sample;
          for (Step step : all) {
            text = step.applied(text);
          }
          return text;
        });
  }
}
