package dev.comanda.infrastructure;

import com.pulumi.aws.ecr.LifecyclePolicy;
import com.pulumi.aws.ecr.LifecyclePolicyArgs;
import com.pulumi.aws.ecr.Repository;
import com.pulumi.aws.ecr.RepositoryArgs;
import com.pulumi.aws.ecr.inputs.RepositoryEncryptionConfigurationArgs;
import com.pulumi.aws.ecr.inputs.RepositoryImageScanningConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import java.util.List;
import java.util.Map;

/** Where the images are. A tag names one image for good, and what is old enough goes. */
final class Images extends Concern {

  /** Enough to roll back to. */
  private static final int KEPT = 30;

  private static final int UNTAGGED_DAYS = 7;

  private final Repository repository;

  Images(Settings settings, Resource parent) {
    super("Images", "images", parent);
    this.repository =
        new Repository(
            "images",
            RepositoryArgs.builder()
                .name("comanda/" + settings.stack())
                .imageTagMutability("IMMUTABLE")
                .imageScanningConfiguration(
                    RepositoryImageScanningConfigurationArgs.builder().scanOnPush(true).build())
                .encryptionConfigurations(
                    RepositoryEncryptionConfigurationArgs.builder()
                        .encryptionType("AES256")
                        .build())
                .forceDelete(!settings.isProduction())
                .build(),
            own(settings.isProduction()));
    new LifecyclePolicy(
        "images",
        LifecyclePolicyArgs.builder()
            .repository(repository.name())
            .policy(
                Json.of(
                    Map.of(
                        "rules",
                        List.of(
                            rule(1, "untagged", "sinceImagePushed", UNTAGGED_DAYS),
                            rule(2, "any", "imageCountMoreThan", KEPT)))))
            .build(),
        own());
    registerOutputs(Map.of("url", repository.repositoryUrl()));
  }

  Output<String> url() {
    return repository.repositoryUrl();
  }

  Output<String> arn() {
    return repository.arn();
  }

  /**
   * How a container names the image.
   *
   * @param image tag or digest
   */
  Output<String> reference(String image) {
    String separator = image.startsWith("sha256:") ? "@" : ":";
    return Output.format("%s%s%s", repository.repositoryUrl(), separator, image);
  }

  private static Map<String, Object> rule(int priority, String which, String counted, int number) {
    Map<String, Object> selection =
        counted.equals("sinceImagePushed")
            ? Map.of(
                "tagStatus", which,
                "countType", counted,
                "countUnit", "days",
                "countNumber", number)
            : Map.of("tagStatus", which, "countType", counted, "countNumber", number);
    return Map.of(
        "rulePriority", priority, "selection", selection, "action", Map.of("type", "expire"));
  }
}
