package dev.comanda.infrastructure.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places in a tree of inputs: found, hidden, changed. */
class PropertyPathTest {

  private JsonObject tree;

  @BeforeEach
  void grow() {
    tree =
        JsonParser.parseString(
                "{\"rules\":[{\"port\":80},{\"port\":443}],\"tags\":{\"a.b\":\"c\"}}")
            .getAsJsonObject();
    tree.add("login", Secret.wrap(JsonParser.parseString("{\"password\":\"opensesame\"}")));
  }

  @Test
  void every_leaf_is_found_by_the_path_that_is_told() {
    assertThat(PropertyPath.leaves(tree))
        .containsExactly("rules[0].port", "rules[1].port", "tags[\"a.b\"]", "login.password")
        .allSatisfy(path -> assertThat(PropertyPath.of(path).in(tree)).isPresent());
  }

  @Test
  void a_part_of_a_secret_is_secret_and_can_be_read() {
    assertThat(PropertyPath.of("login.password").in(tree))
        .contains(new JsonPrimitive("opensesame"));
    assertThat(PropertyPath.of("login.password").isSecretIn(tree)).isTrue();
    assertThat(PropertyPath.of("tags").isSecretIn(tree)).isFalse();
    assertThat(Secret.mask(tree).getAsJsonObject().get("login"))
        .hasToString("{\"password\":\"[secret]\"}");
  }

  @Test
  void elements_and_properties_are_changed_added_and_removed() {
    PropertyPath.of("rules[1].port").set(tree, new JsonPrimitive(8443));
    PropertyPath.of("rules[0]").remove(tree);
    PropertyPath.of("tags[\"a.b\"]").remove(tree);
    PropertyPath.of("tags.new").set(tree, new JsonPrimitive(true));
    PropertyPath.of("login").remove(tree);

    assertThat(tree).hasToString("{\"rules\":[{\"port\":8443}],\"tags\":{\"new\":true}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rules[2]", "rules.port", "nothing", "tags.a.b", "login.name"})
  void nothing_is_found_and_nothing_removed_where_nothing_is(String path) {
    assertThat(PropertyPath.of(path).in(tree)).isEmpty();
    assertThatThrownBy(() -> PropertyPath.of(path).remove(tree))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing is at");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a..b", "a[", "a[x]", "a b"})
  void what_is_no_path_is_refused(String path) {
    assertThatThrownBy(() -> PropertyPath.of(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no property path");
  }
}
