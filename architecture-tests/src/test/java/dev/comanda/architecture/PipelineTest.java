package dev.comanda.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a pipeline may not do, whoever edits it. A text search is coarse, and that is intended: a
 * workflow that runs for pull requests has no business with these words at all.
 */
class PipelineTest {

  private static final Pattern CHANGES_AN_ENVIRONMENT =
      Pattern.compile(
          "(?i)\\bpulumi\\s+(up|destroy|refresh|import)\\b|\\bterraform\\s+(apply|destroy)\\b"
              + "|auto-approve|\\baws\\s+(?!--version)\\w+|\\bkubectl\\s+apply\\b"
              + "|amazon-ecs-deploy|\\bcdk\\s+deploy\\b|\\bdocker\\s+push\\b"
              + "|\\bskopeo\\s+copy\\b.*\\bdocker://");

  private static final Pattern MIGRATES_A_DATABASE =
      Pattern.compile("(?i)\\bflyway\\b|jdbc:postgresql|\\bpsql\\b|\\bliquibase\\b");

  private static final Pattern MUTABLE_IMAGE =
      Pattern.compile(
          "(?i)[\\w/.}-]:latest\\b|^\\s*FROM\\s+(?!scratch\\b)[^\\s:@$]+\\s*($|AS\\b)",
          Pattern.MULTILINE);

  private final Repository repository = Repository.here();
  private final List<Path> workflows = new ArrayList<>();

  @BeforeEach
  void find_the_workflows() {
    workflows.addAll(repository.filesBelow(".github/workflows"));
    workflows.addAll(repository.filesBelow(".ci"));
    assertThat(workflows).as("pipelines").isNotEmpty();
  }

  @Test
  void nothing_is_applied_or_deployed_for_a_pull_request() {
    // What does not say for what it runs counts as running for pull requests.
    assertThat(matching(workflows, text -> CHANGES_AN_ENVIRONMENT.matcher(text).find())).isEmpty();
    // This trigger gives the code of strangers the secrets of the repository.
    assertThat(matching(workflows, text -> text.contains("pull_request_target"))).isEmpty();
  }

  @Test
  void no_pipeline_migrates_a_database() {
    assertThat(matching(workflows, text -> MIGRATES_A_DATABASE.matcher(text).find())).isEmpty();
  }

  @Test
  void no_image_is_asked_for_by_a_tag_that_moves() {
    List<Path> places = new ArrayList<>(workflows);
    for (Path file : repository.filesBelow("")) {
      String name = file.getFileName().toString();
      if (name.contains("Dockerfile") || name.matches("(docker-)?compose.*\\.ya?ml")) {
        places.add(file);
      }
    }

    assertThat(matching(places, text -> MUTABLE_IMAGE.matcher(text).find())).isEmpty();
  }

  @Test
  void these_checks_bite() {
    for (String step :
        List.of(
            "run: terraform apply -auto-approve",
            "run: pulumi up --yes",
            "run: aws ecs update-service",
            "uses: aws-actions/amazon-ecs-deploy-task-definition@v2",
            "run: docker push registry/order",
            "run: skopeo copy dir:image docker://registry/order")) {
      assertThat(CHANGES_AN_ENVIRONMENT.matcher(step).find()).as(step).isTrue();
    }
    assertThat(MIGRATES_A_DATABASE.matcher("run: flyway migrate").find()).isTrue();
    for (String image :
        List.of("image: order:latest", "FROM eclipse-temurin", "FROM debian AS a")) {
      assertThat(MUTABLE_IMAGE.matcher(image).find()).as(image).isTrue();
    }
    for (String harmless :
        List.of(
            "run: ./mvnw verify",
            "FROM debian:13-slim",
            "FROM scratch",
            "run: pulumi preview",
            "run: skopeo copy docker-daemon:order:1 dir:image")) {
      assertThat(CHANGES_AN_ENVIRONMENT.matcher(harmless).find()).as(harmless).isFalse();
      assertThat(MUTABLE_IMAGE.matcher(harmless).find()).as(harmless).isFalse();
    }
  }

  private List<Path> matching(List<Path> files, Predicate<String> rule) {
    return files.stream().filter(file -> rule.test(repository.text(file))).toList();
  }
}
