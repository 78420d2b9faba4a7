package dev.comanda.shared.adapter.http;

import dev.comanda.shared.application.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a position in a list travels: as a text that callers hand back and do not look into.
 *
 * @param <P> the position
 */
public final class Cursor<P> {

  private static final String SEPARATOR = "\n";

  private final int parts;
  private final Function<P, List<String>> write;
  private final Function<List<String>, P> read;

  /**
   * @param parts of how many texts a position is made
   * @param write takes a position apart into texts without line breaks
   * @param read puts them together again; may throw anything unchecked where they make no position
   */
  public Cursor(int parts, Function<P, List<String>> write, Function<List<String>, P> read) {
    this.parts = parts;
    this.write = write;
    this.read = read;
  }

  /** The text of a position. */
  public String textOf(P position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            String.join(SEPARATOR, write.apply(position)).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The position in a text.
   *
   * @throws IllegalArgumentException if the text is not one that {@link #textOf} gives
   */
  public P positionIn(String text) {
    try {
      String joined = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      List<String> texts = Arrays.asList(joined.split(SEPARATOR, -1));
      P position = texts.size() == parts ? read.apply(texts) : null;
      if (position != null && textOf(position).equals(text)) {
        return position;
      }
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("must be a cursor that this list gave", e);
    }
    throw new IllegalArgumentException("must be a cursor that this list gave");
  }

  /** Reads which page is asked for from the parameters {@code cursor} and {@code limit}. */
  public Value<PageRequest<P>> pageRequest(
      Fields fields, @Nullable String cursor, @Nullable String limit) {
    Value<Optional<P>> after = fields.optional("cursor", cursor, this::positionIn);
    Value<PageRequest<P>> page =
        fields.required(
            "limit",
            limit == null ? Integer.toString(PageRequest.DEFAULT_LIMIT) : limit,
            text -> PageRequest.<P>first(Readers.number(text)));
    return after.isWrong() || page.isWrong()
        ? Value.wrong()
        : Value.of(new PageRequest<>(after.get(), page.get().limit()));
  }
}
