package dev.comanda.architecture.map;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import dev.comanda.architecture.House;
import dev.comanda.architecture.Place;
import dev.comanda.architecture.Ring;
import dev.comanda.architecture.map.ArchitectureMap.Adapter;
import dev.comanda.architecture.map.ArchitectureMap.Call;
import dev.comanda.architecture.map.ArchitectureMap.Context;
import dev.comanda.architecture.map.ArchitectureMap.Port;
import dev.comanda.architecture.map.ArchitectureMap.Store;
import dev.comanda.architecture.map.ArchitectureMap.UseCase;
import dev.comanda.architecture.rules.Code;
import dev.comanda.shared.adapter.dynamodb.TableDefinition;
import dev.comanda.shared.adapter.dynamodb.TableDefinitions;
import dev.comanda.shared.adapter.http.AccessRules;
import dev.comanda.shared.adapter.postgres.SchemaMigration;
import dev.comanda.shared.adapter.postgres.ServiceRole;
import dev.comanda.shared.adapter.sqs.CloudEventHandler;
import dev.comanda.shared.application.messaging.MessageFormat;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.jmolecules.ddd.types.AggregateRoot;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Reads the map from the classes of all modules. What is a port, jMolecules says; what is an
 * adapter of it, the code says: who calls a driving port or implements a driven one. So nothing is
 * left out because somebody forgot an annotation.
 */
final class MapReader {

  private static final Place NOWHERE = new Place("", Ring.BOOTSTRAP, "");

  private final House house;
  private final List<JavaClass> topLevel;
  private final Map<JavaClass, List<JavaClass>> withNested;

  private MapReader(House house, JavaClasses classes) {
    this.house = house;
    this.topLevel =
        classes.stream()
            .filter(type -> type.getEnclosingClass().isEmpty())
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .filter(type -> house.place(type.getPackageName()).isPresent())
            .sorted(comparing(JavaClass::getName))
            .toList();
    this.withNested = classes.stream().collect(groupingBy(MapReader::outermost));
  }

  /** The map of what is on the class path; read once, because it does not change meanwhile. */
  static ArchitectureMap ofComanda() {
    return Comanda.MAP;
  }

  private static final class Comanda {

    private static final ArchitectureMap MAP =
        new MapReader(House.COMANDA, Code.shipped(House.COMANDA)).map();
  }

  private ArchitectureMap map() {
    List<Context> contexts = house.contexts().stream().map(this::context).toList();
    Rehearsal rehearsal =
        Rehearsal.of(
            house,
            reflected(
                topLevel(type -> type.isAssignableTo(MessageFormat.class) && !type.isInterface())),
            reflected(
                topLevel(type ->
                    type.getMethods().stream()
                            .anyMatch(
                                it -> it.getRawReturnType().isEquivalentTo(CloudEventHandler.class))
                        && ring(type) == Ring.BOOTSTRAP)));
    return new ArchitectureMap(
        contexts, context(house.shared()), rehearsal.messages(), calls(), rehearsal.gaps());
  }

  private Context context(String name) {
    List<JavaClass> own = topLevel(type -> place(type).context().equals(name)).toList();
    List<Adapter> secondary =
        topLevel(type -> belongsTo(name, type))
            .map(type -> adapter(type, implemented(type, SecondaryPort.class)))
            .filter(adapter ->
                !adapter.ports().isEmpty() || isMarked(name, adapter, SecondaryAdapter.class))
            .toList();
    return new Context(
        name,
        own.stream()
            .filter(type -> type.isAssignableTo(AggregateRoot.class))
            .map(JavaClass::getSimpleName)
            .toList(),
        own.stream()
            .filter(type -> type.isAnnotatedWith(PrimaryPort.class))
            .map(this::port)
            .toList(),
        Stream.concat(
                own.stream()
                    .filter(type -> type.isAnnotatedWith(SecondaryPort.class))
                    .map(this::port),
                secondary.stream().flatMap(adapter -> adapter.ports().stream()))
            .distinct()
            .sorted(
                comparing((Port port) -> port.context().equals(house.shared()))
                    .thenComparing(Port::name))
            .toList(),
        own.stream().flatMap(this::useCases).toList(),
        topLevel(type -> belongsTo(name, type) || isConfiguration(name, type))
            .map(type -> adapter(type, called(type)))
            .filter(adapter ->
                !adapter.ports().isEmpty() || isMarked(name, adapter, PrimaryAdapter.class))
            .toList(),
        secondary,
        own.stream()
            .filter(type -> ring(type) == Ring.API && type.isInterface())
            .map(JavaClass::getSimpleName)
            .toList(),
        stores(name));
  }

  /** An adapter of the context, or a shared one that its configuration makes. */
  private boolean belongsTo(String context, JavaClass type) {
    Place place = place(type);
    if (!place.inAdapter() || type.isInterface()) {
      return false;
    }
    return place.context().equals(context)
        || (place.context().equals(house.shared())
            && topLevel(other -> isConfiguration(context, other))
                .flatMap(this::accesses)
                .anyMatch(access ->
                    access.getName().equals("<init>")
                        && access.getTargetOwner().isEquivalentTo(type.reflect())));
  }

  private boolean isConfiguration(String context, JavaClass type) {
    return place(type).context().equals(context) && ring(type) == Ring.BOOTSTRAP;
  }

  private Adapter adapter(JavaClass type, Stream<JavaClass> ports) {
    Place place = place(type);
    String technology =
        switch (place.ring()) {
          case API -> house.api();
          case BOOTSTRAP -> house.config();
          default -> place.technology();
        };
    return new Adapter(
        place.context(),
        type.getSimpleName(),
        technology,
        ports.map(this::port).distinct().sorted(comparing(Port::name)).toList(),
        audience(type.reflect()));
  }

  /** Whether a class of the context calls itself an adapter; a shared one serves nobody by that. */
  private boolean isMarked(String context, Adapter adapter, Class<? extends Annotation> side) {
    return adapter.context().equals(context)
        && topLevel(type -> place(type).context().equals(context))
            .anyMatch(
                type -> type.getSimpleName().equals(adapter.name()) && type.isAnnotatedWith(side));
  }

  private Port port(JavaClass type) {
    return new Port(place(type).context(), type.getSimpleName());
  }

  private static Stream<JavaClass> implemented(JavaClass type, Class<? extends Annotation> side) {
    return type.getAllRawInterfaces().stream().filter(port -> port.isAnnotatedWith(side));
  }

  private Stream<JavaClass> called(JavaClass type) {
    return accesses(type)
        .map(JavaAccess::getTargetOwner)
        .filter(owner -> owner.isAnnotatedWith(PrimaryPort.class));
  }

  private Stream<UseCase> useCases(JavaClass type) {
    return type.isInterface()
        ? Stream.of()
        : implemented(type, PrimaryPort.class)
            .map(port -> new UseCase(type.getSimpleName(), port(port), needs(type)));
  }

  /** The driven ports that a use case calls, also by classes of its ring that help it. */
  private List<Port> needs(JavaClass useCase) {
    Set<JavaClass> seen = new HashSet<>();
    Set<JavaClass> needs = new HashSet<>();
    Deque<JavaClass> open = new ArrayDeque<>(List.of(useCase));
    while (!open.isEmpty()) {
      accesses(open.pop())
          .map(access -> outermost(access.getTargetOwner()))
          .filter(seen::add)
          .forEach(owner -> {
            if (owner.isAnnotatedWith(SecondaryPort.class)) {
              needs.add(owner);
            } else if (!owner.isInterface() && ring(owner) == Ring.APPLICATION) {
              open.push(owner);
            }
          });
    }
    return needs.stream().map(this::port).sorted(comparing(Port::name)).toList();
  }

  /** Who asks whom: a secondary adapter that knows what another context publishes. */
  private List<Call> calls() {
    return topLevel(type -> ring(type) == Ring.ADAPTER)
        .flatMap(type ->
            type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> outermost(dependency.getTargetClass()))
                .filter(target -> ring(target) == Ring.API)
                .filter(target -> !place(target).context().equals(place(type).context()))
                .flatMap(target ->
                    implemented(type, SecondaryPort.class)
                        .map(port ->
                            new Call(
                                place(type).context(),
                                port(port),
                                place(target).context(),
                                target.getSimpleName()))))
        .distinct()
        .toList();
  }

  /** The tables and schemas that a context's configuration asks for; asked for once more here. */
  private List<Store> stores(String context) {
    TableDefinitions tables = TableDefinitions.withPrefix("");
    return topLevel(type -> isConfiguration(context, type) && !context.equals(house.shared()))
        .flatMap(this::accesses)
        .filter(access -> access instanceof JavaMethodCall)
        .map(access -> ((JavaMethodCall) access).getTarget())
        // What a configuration asks of itself it asks an adapter in the end.
        .filter(method -> !isConfiguration(context, method.getOwner()))
        .map(method -> {
          Class<?> answer = method.getRawReturnType().reflect();
          Class<?> owner = method.getOwner().reflect();
          if (answer == TableDefinition.class) {
            return new Store(
                technology(owner),
                ((TableDefinition) invoke(owner, method.getName(), tables)).name());
          }
          if (answer == SchemaMigration.class) {
            return new Store(
                technology(owner),
                ((SchemaMigration)
                        invoke(owner, method.getName(), null, new ServiceRole(context, "")))
                    .schema());
          }
          return new Store("", "");
        })
        .filter(store -> !store.name().isEmpty())
        .distinct()
        .sorted(comparing(Store::name))
        .toList();
  }

  private String technology(Class<?> type) {
    return house.place(type.getPackageName()).orElseThrow().technology();
  }

  private static Object invoke(
      Class<?> owner, String name, @Nullable Object target, Object... arguments) {
    try {
      Method method =
          owner.getMethod(
              name, Arrays.stream(arguments).map(Object::getClass).toArray(Class<?>[]::new));
      return method.invoke(target, arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(owner + " has no public " + name, e);
    }
  }

  /** Whom the routes of a controller let in, by the rules that production asks. */
  private static List<String> audience(Class<?> adapter) {
    RequestMapping all = AnnotatedElementUtils.findMergedAnnotation(adapter, RequestMapping.class);
    String prefix = all == null || all.path().length == 0 ? "" : all.path()[0];
    Set<String> audience = new TreeSet<>();
    for (Method method : adapter.getDeclaredMethods()) {
      RequestMapping route =
          AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
      if (route != null) {
        String path = prefix + (route.path().length == 0 ? "" : route.path()[0]);
        AccessRules.ofPublicApi().rules().stream()
            .filter(rule -> rule.path().equals(path))
            .filter(rule -> rule.method().name().equals(route.method()[0].name()))
            .forEach(rule -> audience.addAll(roles(rule.access())));
      }
    }
    return List.copyOf(audience);
  }

  private static List<String> roles(AccessRules.Access access) {
    return switch (access) {
      case AccessRules.Access.Anyone _ -> List.of("anyone");
      case AccessRules.Access.Only(var roles) ->
          roles.stream().map(role -> role.name().toLowerCase(Locale.ROOT)).toList();
    };
  }

  private Stream<JavaClass> topLevel(Predicate<JavaClass> which) {
    return topLevel.stream().filter(which);
  }

  /** What a class and its nested classes call, read and make. */
  private Stream<JavaAccess<?>> accesses(JavaClass type) {
    return withNested.getOrDefault(type, List.of()).stream()
        .flatMap(it -> it.getAccessesFromSelf().stream());
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(MapReader::outermost).orElse(type);
  }

  private static List<? extends Class<?>> reflected(Stream<JavaClass> types) {
    return types.map(JavaClass::reflect).toList();
  }

  private Ring ring(JavaClass type) {
    return place(type).ring();
  }

  private Place place(JavaClass type) {
    return house.place(type.getPackageName()).orElse(NOWHERE);
  }
}
