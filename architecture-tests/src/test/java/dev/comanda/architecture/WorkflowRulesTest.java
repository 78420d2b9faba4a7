package dev.comanda.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.architecture.Workflow.Job;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who gets which credentials, and what may be deployed with them. Each rule is tried on workflows
 * that break it: ours, with one change.
 */
class WorkflowRulesTest {

  private static final Path FOLDER = Path.of(".github", "workflows");

  private static final Pattern PINNED = Pattern.compile("[\\w.-]+(/[\\w.-]+)+@[0-9a-f]{40}");

  private static final Pattern KEYS =
      Pattern.compile(
          "(?i)access[-_]key|PULUMI_ACCESS_TOKEN|secrets\\.AWS|secrets:\\s*inherit|passphrase");

  private static final String ROLE = "${{ vars.AWS_ROLE }}";
  private static final String PREVIEW_ROLE = "${{ vars.AWS_PREVIEW_ROLE }}";
  private static final String NOT_A_FORK =
      "github.event.pull_request.head.repo.full_name == github.repository";

  /** Whose jobs a rule is about. */
  private enum Of {
    ALL,
    PULL_REQUESTS
  }

  /** What no job may do. */
  private record Rule(String id, String sentence, Of of, Predicate<Job> broken) {

    List<String> problems(List<Workflow> all) {
      List<String> problems = new ArrayList<>();
      for (Workflow workflow : of == Of.ALL ? all : forPullRequests(all)) {
        workflow.jobs().values().stream()
            .filter(broken)
            .forEach(job -> problems.add(workflow.file() + ": " + job.name()));
      }
      return problems;
    }

    @Override
    public String toString() {
      return id + " " + sentence;
    }
  }

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "W01",
              "actions are pinned by commit",
              Of.ALL,
              job -> job.used().stream().anyMatch(used -> !isPinned(used))),
          new Rule(
              "W02",
              "a job may read the code, and what else it may is identity and comments",
              Of.ALL,
              job ->
                  !"read".equals(job.permissions().get("contents"))
                      || !Set.of("contents", "id-token", "pull-requests")
                          .containsAll(job.permissions().keySet())),
          new Rule(
              "W03",
              "only who deploys or previews has an identity",
              Of.ALL,
              job -> job.may("id-token") && !deploys(job) && !calls(job) && !previews(job)),
          new Rule(
              "W04",
              "who deploys is known to AWS by its environment",
              Of.ALL,
              job ->
                  deploys(job)
                      && !(job.may("id-token")
                          && !job.environment().isEmpty()
                          && roles(job).equals(Set.of(ROLE)))),
          new Rule(
              "W05",
              "deployments of a stack follow each other, each to its end",
              Of.ALL,
              job ->
                  deploys(job)
                      && !job.concurrency()
                          .equals(
                              Map.of(
                                  "group", "deploy-${{ inputs.stack }}",
                                  "cancel-in-progress", "false"))),
          new Rule(
              "W06",
              "only main is deployed",
              Of.ALL,
              job -> deploys(job) && !job.condition().contains("github.ref == 'refs/heads/main'")),
          new Rule(
              "W07",
              "what is deployed is the image that was built, by its digest",
              Of.ALL,
              job ->
                  calls(job)
                      && !"${{ needs.build.outputs.image }}".equals(job.with().get("image"))),
          new Rule(
              "W08",
              "prod comes after dev, and dev after the build",
              Of.ALL,
              job ->
                  calls(job)
                      && !Set.copyOf(job.needs())
                          .equals(
                              "prod".equals(job.with().get("stack"))
                                  ? Set.of("build", "dev")
                                  : Set.of("build"))),
          new Rule(
              "W09",
              "a pull request deploys nothing",
              Of.PULL_REQUESTS,
              job -> deploys(job) || !job.environment().isEmpty()),
          new Rule(
              "W10",
              "a pull request gets the role of the preview or none, and a fork none",
              Of.PULL_REQUESTS,
              job ->
                  !Set.of(PREVIEW_ROLE).containsAll(roles(job))
                      || (job.may("id-token") && !job.condition().contains(NOT_A_FORK))));

  /** A workflow of ours, made worse. */
  record Worse(String rule, String file, String right, String wrong) {

    String applied(String text) {
      assertThat(text).contains(right);
      return text.replace(right, wrong);
    }
  }

  static List<Worse> worse() {
    return List.of(
        new Worse("W01", "build.yml", "@3d3c42e5aac5ba805825da76410c181273ba90b1", "@v7"),
        new Worse("W01", "deploy.yml", "./.github/workflows/build.yml", "a/b/build.yml@main"),
        new Worse("W02", "build.yml", "contents: read", "contents: write"),
        new Worse("W02", "build.yml", "permissions:\n  contents: read\n", ""),
        new Worse("W02", "preview.yml", "id-token: write", "packages: write"),
        new Worse(
            "W02", "contracts.yml", "permissions:\n  contents: read", "permissions: write-all"),
        new Worse("W03", "labs.yml", "contents: read", "contents: read\n  id-token: write"),
        new Worse("W04", "deploy-stack.yml", "    environment: ${{ inputs.stack }}\n", ""),
        new Worse("W04", "deploy-stack.yml", "id-token: write", "id-token: none"),
        new Worse("W04", "deploy-stack.yml", "vars.AWS_ROLE }}", "inputs.role }}"),
        new Worse("W05", "deploy-stack.yml", "in-progress: false", "in-progress: true"),
        new Worse("W05", "deploy-stack.yml", "deploy-${{ inputs.stack }}", "${{ github.sha }}"),
        new Worse("W06", "deploy-stack.yml", "    if: github.ref == 'refs/heads/main'\n", ""),
        new Worse("W07", "deploy.yml", "image: ${{ needs.build.outputs.image }}", "image: v2"),
        new Worse("W08", "deploy.yml", "needs: [build, dev]", "needs: build"),
        new Worse("W08", "deploy.yml", "    needs: build\n", ""),
        new Worse("W09", "build.yml", ".ci/run", "infrastructure-pulumi/deploy/deploy dev v2"),
        new Worse("W09", "deploy.yml", "push:\n    branches: [main]", "pull_request:"),
        new Worse("W10", "preview.yml", " && " + NOT_A_FORK, ""),
        new Worse("W10", "preview.yml", "vars.AWS_PREVIEW_ROLE }}", "vars.AWS_ROLE }}"));
  }

  private final Repository repository = Repository.here();

  @Test
  void our_workflows_keep_the_rules() {
    List<Workflow> workflows = workflows(new Worse("", "", "", ""));

    assertThat(workflows).extracting(Workflow::file).contains("build.yml", "deploy-stack.yml");
    for (Rule rule : RULES) {
      assertThat(rule.problems(workflows)).as(rule.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("worse")
  void what_breaks_a_rule_is_found(Worse worse) {
    List<Workflow> workflows = workflows(worse);

    Rule rule = RULES.stream().filter(it -> it.id().equals(worse.rule())).findFirst().orElseThrow();
    assertThat(rule.problems(workflows)).as(rule.toString()).isNotEmpty();
  }

  @Test
  void every_rule_is_tried() {
    assertThat(worse().stream().map(Worse::rule).collect(toSet()))
        .isEqualTo(RULES.stream().map(Rule::id).collect(toSet()));
  }

  @Test
  void there_are_no_keys_that_last() {
    assertThat(repository.filesBelow(FOLDER.toString()))
        .filteredOn(file -> KEYS.matcher(repository.text(file)).find())
        .isEmpty();
    for (String key :
        List.of(
            "aws-access-key-id: ${{ secrets.KEY }}",
            "AWS_SECRET_ACCESS_KEY: ${{ secrets.KEY }}",
            "PULUMI_ACCESS_TOKEN: ${{ secrets.TOKEN }}",
            "secrets: inherit")) {
      assertThat(KEYS.matcher(key).find()).as(key).isTrue();
    }
  }

  /** All of them, one made worse. */
  private List<Workflow> workflows(Worse worse) {
    return repository.filesBelow(FOLDER.toString()).stream()
        .map(path -> {
          String file = FOLDER.relativize(path).toString();
          String text = repository.text(path);
          return Workflow.of(file, file.equals(worse.file()) ? worse.applied(text) : text);
        })
        .toList();
  }

  /** What runs for pull requests, or is called by what does. */
  private static List<Workflow> forPullRequests(List<Workflow> all) {
    Set<Workflow> reached = new HashSet<>();
    List<Workflow> next =
        all.stream()
            .filter(it -> it.triggers().stream().anyMatch(on -> on.startsWith("pull_request")))
            .toList();
    while (reached.addAll(next)) {
      next =
          all.stream()
              .filter(it -> reached.stream().anyMatch(caller -> caller.calls(it.file())))
              .toList();
    }
    return List.copyOf(reached);
  }

  private static boolean isPinned(String used) {
    return used.startsWith("./") || PINNED.matcher(used).matches();
  }

  private static boolean deploys(Job job) {
    return job.steps().stream()
        .anyMatch(step -> step.run().contains("infrastructure-pulumi/deploy/"));
  }

  private static boolean calls(Job job) {
    return job.uses().equals("./.github/workflows/deploy-stack.yml");
  }

  private static boolean previews(Job job) {
    return roles(job).equals(Set.of(PREVIEW_ROLE));
  }

  /** The roles of AWS that it takes. */
  private static Set<String> roles(Job job) {
    return job.steps().stream()
        .filter(step -> step.uses().startsWith("aws-actions/configure-aws-credentials@"))
        .map(step -> step.with().getOrDefault("role-to-assume", "none"))
        .collect(toSet());
  }
}
