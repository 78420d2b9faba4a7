package dev.comanda.architecture.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.architecture.Fingerprint;
import dev.comanda.architecture.map.ArchitectureMap.Adapter;
import dev.comanda.architecture.map.ArchitectureMap.Context;
import dev.comanda.architecture.map.ArchitectureMap.Message;
import dev.comanda.architecture.map.ArchitectureMap.Port;
import dev.comanda.architecture.map.ArchitectureMap.UseCase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is on the map is in the pictures. */
class PicturesTest {

  private static final ArchitectureMap MAP = MapReader.ofComanda();

  @ParameterizedTest
  @EnumSource
  void the_picture_of_the_house_names_every_port_queue_and_message(Language language) {
    String picture = HousePicture.of(MAP, language);

    assertThat(MAP.contexts())
        .allSatisfy(context -> {
          assertShows(picture, Stream.of(context.name()));
          assertShows(picture, ports(context));
          assertThat(picture).contains(String.join(" · ", context.aggregates()));
        });
    assertShows(picture, MAP.queues().stream());
    assertShows(picture, MAP.messages().stream().map(Message::verb));
  }

  @ParameterizedTest
  @EnumSource
  void the_picture_of_a_hexagon_names_everything_that_belongs_to_it(Language language) {
    for (Context context : MAP.contexts()) {
      String picture = HexagonPicture.of(MAP, context, language);

      assertShows(picture, ports(context));
      assertShows(
          picture,
          Stream.concat(context.primary().stream(), context.secondary().stream())
              .filter(adapter -> !adapter.ports().isEmpty())
              .map(Adapter::name));
      assertShows(picture, context.useCases().stream().map(UseCase::name));
      assertShows(picture, context.aggregates().stream());
      assertShows(
          picture,
          MAP.messages().stream()
              .filter(message -> message.publisher().equals(context.name()))
              .map(Message::type));
    }
  }

  @Test
  void the_diagram_of_the_readme_names_every_context_queue_and_store() {
    String diagram = Mermaid.of(MAP, Language.ENGLISH);

    for (Context context : MAP.contexts()) {
      assertThat(diagram).contains(context.name());
      assertThat(context.stores()).allSatisfy(store -> assertThat(diagram).contains(store.name()));
    }
    assertThat(diagram).contains(MAP.queues());
  }

  @Test
  void a_png_carries_the_digest_of_its_drawing() throws IOException {
    String drawing = new Svg(640, 320, "two hexagons").toString();
    byte[] png = Png.of(drawing);

    var image = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)));
    assertThat(image.getWidth()).isEqualTo(1920);
    assertThat(image.getHeight()).isEqualTo(960);
    assertThat(Fingerprint.of(png)).isEqualTo(Fingerprint.markOf(drawing));
    assertThat(Fingerprint.of(png)).isNotEqualTo(Fingerprint.markOf(drawing + " "));
  }

  private static Stream<String> ports(Context context) {
    return Stream.concat(context.driving().stream(), context.driven().stream()).map(Port::name);
  }

  private static void assertShows(String picture, Stream<String> names) {
    assertThat(names).allSatisfy(name -> assertThat(picture).contains(">" + name + "<"));
  }
}
