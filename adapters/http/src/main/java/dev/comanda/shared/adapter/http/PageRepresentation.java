package dev.comanda.shared.adapter.http;

import dev.comanda.shared.application.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list on the wire.
 *
 * @param nextCursor to be sent as {@code cursor} for the next page; absent on the last one
 */
@Schema(description = "A page of a list.")
public record PageRepresentation<T>(
    List<T> items,
    @Schema(description = "Send it as `cursor` to get the next page; absent on the last page.")
        @Nullable String nextCursor) {

  /** As it goes out. */
  public static <S, P, T> PageRepresentation<T> of(
      Page<S, P> page, Function<S, T> item, Cursor<P> cursor) {
    return new PageRepresentation<>(
        page.items().stream().map(item).toList(), page.next().map(cursor::textOf).orElse(null));
  }
}
