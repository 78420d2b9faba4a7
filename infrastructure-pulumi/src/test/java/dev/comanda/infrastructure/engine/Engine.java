package dev.comanda.infrastructure.engine;

import com.google.gson.Gson;
import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import com.pulumi.Context;
import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.deployment.internal.DeploymentInstanceHolder;
import com.pulumi.deployment.internal.InlineDeploymentSettings;
import com.pulumi.internal.PulumiInternal;
import com.pulumi.resources.StackOptions;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import pulumirpc.EngineGrpc.EngineImplBase;
import pulumirpc.EngineOuterClass.GetRootResourceRequest;
import pulumirpc.EngineOuterClass.GetRootResourceResponse;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.LogSeverity;
import pulumirpc.EngineOuterClass.SetRootResourceRequest;
import pulumirpc.EngineOuterClass.SetRootResourceResponse;
import pulumirpc.Resource.RegisterResourceOutputsRequest;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;
import pulumirpc.Resource.ResourceInvokeRequest;
import pulumirpc.Resource.ResourceInvokeResponse;
import pulumirpc.Resource.SupportsFeatureRequest;
import pulumirpc.Resource.SupportsFeatureResponse;
import pulumirpc.ResourceMonitorGrpc.ResourceMonitorImplBase;

/**
 * Runs a Pulumi program as Pulumi's engine does, over gRPC on a local port, and keeps what it says.
 * The program runs in this process, or in another one with {@link #environment}.
 */
public final class Engine implements AutoCloseable {

  /** The name in Pulumi.yaml. */
  public static final String PROJECT = "comanda";

  /** What the Java SDK asks for, and the real engine has. */
  private static final Set<String> FEATURES =
      Set.of("secrets", "resourceReferences", "outputValues", "aliasSpecs", "deletedWith");

  /** The SDK never closes its channels, and gRPC complains of each. */
  private static final Logger ORPHANED_CHANNELS =
      Logger.getLogger("io.grpc.internal.ManagedChannelOrphanWrapper");

  /** The SDK prints what it tells the engine, where it becomes an exception. */
  private static final Logger SDK = Logger.getLogger(DeploymentImpl.class.getName());

  static {
    ORPHANED_CHANNELS.setLevel(Level.OFF);
    SDK.setUseParentHandlers(false);
  }

  private static final int PATIENCE_IN_SECONDS = 60;

  private final Operation operation;
  private final String stack;
  private final Server server;

  private final SortedMap<String, RegisterResourceRequest> registrations =
      new ConcurrentSkipListMap<>();
  private final SortedMap<String, Struct> outputs = new ConcurrentSkipListMap<>();
  private final List<Invocation> invocations = Collections.synchronizedList(new ArrayList<>());
  private final List<String> errors = Collections.synchronizedList(new ArrayList<>());

  private Engine(Operation operation, String stack) {
    this.operation = operation;
    this.stack = stack;
    server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .addService(new Monitor())
            .addService(new Log())
            .build();
  }

  /** An engine that waits for a program to call. */
  public static Engine start(Operation operation, String stack) {
    Engine engine = new Engine(operation, stack);
    try {
      engine.server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return engine;
  }

  /**
   * Runs a program in this process.
   *
   * @throws IllegalStateException if it fails, with what it told the engine
   */
  public static Recording run(Operation operation, String stack, Consumer<Context> program) {
    try (Engine engine = start(operation, stack)) {
      engine.run(program);
      return engine.recording();
    }
  }

  private void run(Consumer<Context> program) {
    InlineDeploymentSettings settings =
        InlineDeploymentSettings.builder()
            .monitorAddr(address())
            .engineAddr(address())
            .project(PROJECT)
            .stack(stack)
            .isDryRun(operation == Operation.PREVIEW)
            .build();
    try {
      int status =
          PulumiInternal.fromInline(settings, StackOptions.Empty)
              .runAsync(program)
              .get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
      if (status != 0 || !errors.isEmpty()) {
        throw new IllegalStateException(
            "the program ended with %d: %s".formatted(status, String.join("\n", errors)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the program could not be run", e);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "the program did not end; it registered " + registrations.keySet(), e);
    } finally {
      DeploymentInstanceHolder.internalUnsafeDestroyInstance();
    }
  }

  /** What the language host gives a program by its environment. */
  public Map<String, String> environment(StackConfig config) {
    Gson json = new Gson();
    return Map.of(
        "PULUMI_MONITOR", address(),
        "PULUMI_ENGINE", address(),
        "PULUMI_ORGANIZATION", "organization",
        "PULUMI_PROJECT", PROJECT,
        "PULUMI_STACK", stack,
        "PULUMI_DRY_RUN", String.valueOf(operation == Operation.PREVIEW),
        "PULUMI_PARALLEL", "16",
        "PULUMI_CONFIG", json.toJson(config.values()),
        "PULUMI_CONFIG_SECRET_KEYS", json.toJson(config.secretKeys()));
  }

  /** What was said so far. */
  public Recording recording() {
    List<Invocation> questions = new ArrayList<>(invocations);
    questions.sort(Comparator.comparing(Invocation::token));
    return new Recording(
        Collections.unmodifiableSortedMap(new TreeMap<>(registrations)),
        Collections.unmodifiableSortedMap(new TreeMap<>(outputs)),
        List.copyOf(questions));
  }

  private String address() {
    return "127.0.0.1:" + server.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private final class Monitor extends ResourceMonitorImplBase {

    @Override
    public void supportsFeature(
        SupportsFeatureRequest request, StreamObserver<SupportsFeatureResponse> answer) {
      answer(
          answer,
          () ->
              SupportsFeatureResponse.newBuilder()
                  .setHasSupport(FEATURES.contains(request.getId()))
                  .build());
    }

    @Override
    public void registerResource(
        RegisterResourceRequest request, StreamObserver<RegisterResourceResponse> answer) {
      answer(answer, () -> register(request));
    }

    @Override
    public void registerResourceOutputs(
        RegisterResourceOutputsRequest request, StreamObserver<Empty> answer) {
      outputs.put(request.getUrn(), request.getOutputs());
      answer(answer, Empty::getDefaultInstance);
    }

    @Override
    public void invoke(
        ResourceInvokeRequest request, StreamObserver<ResourceInvokeResponse> answer) {
      invocations.add(new Invocation(request.getTok(), request.getArgs()));
      answer(
          answer,
          () ->
              ResourceInvokeResponse.newBuilder()
                  .setReturn(Cloud.invoke(request.getTok()))
                  .build());
    }
  }

  private final class Log extends EngineImplBase {

    private volatile String root = "";

    @Override
    public void log(LogRequest request, StreamObserver<Empty> answer) {
      if (request.getSeverity() == LogSeverity.ERROR) {
        errors.add(request.getMessage());
      }
      answer(answer, Empty::getDefaultInstance);
    }

    @Override
    public void setRootResource(
        SetRootResourceRequest request, StreamObserver<SetRootResourceResponse> answer) {
      root = request.getUrn();
      answer(answer, SetRootResourceResponse::getDefaultInstance);
    }

    @Override
    public void getRootResource(
        GetRootResourceRequest request, StreamObserver<GetRootResourceResponse> answer) {
      answer(answer, () -> GetRootResourceResponse.newBuilder().setUrn(root).build());
    }
  }

  private RegisterResourceResponse register(RegisterResourceRequest request) {
    String type = request.getType();
    String name = request.getName();
    String urn = Urn.of(stack, PROJECT, request.getParent(), type, name);
    if (registrations.putIfAbsent(urn, request) != null) {
      throw new IllegalArgumentException(
          "Duplicate resource URN '%s'; try giving it a unique name".formatted(urn));
    }
    RegisterResourceResponse.Builder response = RegisterResourceResponse.newBuilder().setUrn(urn);
    if (!request.getCustom()) {
      return response.setObject(request.getObject()).build();
    }
    Struct state;
    if (operation == Operation.PREVIEW) {
      state = Cloud.preview(type, name, request.getObject());
    } else {
      response.setId(Cloud.reference(type, name, "id"));
      state = Cloud.create(type, name, request.getObject());
    }
    return response.setObject(withSecrets(state, request.getAdditionalSecretOutputsList())).build();
  }

  private static Struct withSecrets(Struct state, List<String> secretOutputs) {
    Struct.Builder wrapped = state.toBuilder();
    for (String output : secretOutputs) {
      if (state.containsFields(output)) {
        wrapped.putFields(output, Wire.secret(state.getFieldsOrThrow(output)));
      }
    }
    return wrapped.build();
  }

  private static <T> void answer(StreamObserver<T> observer, Supplier<T> answer) {
    T message;
    try {
      message = answer.get();
    } catch (IllegalArgumentException e) {
      observer.onError(
          Status.INVALID_ARGUMENT.withDescription(e.getMessage()).withCause(e).asException());
      return;
    }
    observer.onNext(message);
    observer.onCompleted();
  }
}
