package dev.comanda.infrastructure;

import com.pulumi.core.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What ECS has to know of the one container of a task: no rights, nothing it could write to but a
 * folder that ends with it, and secrets by reference only.
 */
final class Container {

  /** As the image has it: nobody's name, so that it needs none. */
  private static final String USER = "10001:10001";

  /** The only folder that can be written to, an empty volume of each task. */
  static final String SCRATCH = "scratch";

  /** In seconds; the application lets go of what it has begun within 25. */
  private static final int STOP_TIMEOUT = 30;

  private final String name;
  private final Map<String, Object> definition = new TreeMap<>();

  Container(String name, Output<String> image) {
    this.name = name;
    definition.put("name", name);
    definition.put("image", image);
    definition.put("essential", true);
    definition.put("user", USER);
    definition.put("readonlyRootFilesystem", true);
    definition.put(
        "linuxParameters",
        Map.of("initProcessEnabled", true, "capabilities", Map.of("drop", List.of("ALL"))));
    definition.put(
        "mountPoints",
        List.of(Map.of("sourceVolume", SCRATCH, "containerPath", "/tmp", "readOnly", false)));
    definition.put("stopTimeout", STOP_TIMEOUT);
  }

  Container environment(Map<String, Output<String>> variables) {
    List<Map<String, Object>> pairs = new ArrayList<>();
    new TreeMap<>(variables)
        .forEach((variable, value) -> pairs.add(Map.of("name", variable, "value", value)));
    definition.put("environment", pairs);
    return this;
  }

  Container secrets(List<Credentials.Reference> references) {
    definition.put(
        "secrets",
        references.stream()
            .map(reference ->
                Map.of("name", reference.variable(), "valueFrom", reference.valueFrom()))
            .toList());
    return this;
  }

  Container entryPoint(String... command) {
    definition.put("entryPoint", List.of(command));
    return this;
  }

  /** Serves HTTP, and is asked whether it is well by a shell that every base image has. */
  Container serving(int port, String health) {
    definition.put(
        "portMappings",
        List.of(
            Map.of(
                "name", "http",
                "containerPort", port,
                "hostPort", port,
                "protocol", "tcp",
                "appProtocol", "http")));
    definition.put(
        "healthCheck",
        Map.of(
            "command",
            List.of(
                "CMD",
                "bash",
                "-c",
                """
                exec 3<>/dev/tcp/127.0.0.1/%d && printf 'GET %s HTTP/1.0\\r\\n\\r\\n' >&3 \
                && read -r _ status _ <&3 && [ "$status" = 200 ]\
                """
                    .formatted(port, health)),
            "interval",
            10,
            "timeout",
            5,
            "retries",
            3,
            "startPeriod",
            90));
    return this;
  }

  Container logging(Output<String> group, String region) {
    definition.put(
        "logConfiguration",
        Map.of(
            "logDriver",
            "awslogs",
            "options",
            Map.of(
                "awslogs-group", group,
                "awslogs-region", region,
                "awslogs-stream-prefix", name,
                // Somebody who cannot log shall still work.
                "mode", "non-blocking",
                "max-buffer-size", "4m")));
    return this;
  }

  /** The container definitions of its task, as JSON. */
  Output<String> definitions() {
    return Json.of(List.of(definition));
  }
}
