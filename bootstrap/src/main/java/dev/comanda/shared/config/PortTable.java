package dev.comanda.shared.config;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.util.ClassUtils;

/**
 * Which adapter stands behind which secondary port in this process: read from the beans that exist,
 * written to the log at start and to {@code /actuator/info}.
 */
final class PortTable implements InfoContributor, ApplicationListener<ApplicationReadyEvent> {

  private static final Logger log = LoggerFactory.getLogger("dev.comanda.ports");

  private final ListableBeanFactory beans;
  private final Topology topology;

  PortTable(ListableBeanFactory beans, Topology topology) {
    this.beans = beans;
    this.topology = topology;
  }

  @Override
  public void contribute(Info.Builder builder) {
    builder.withDetail("contexts", topology.contexts().stream().map(Enum::name).toList());
    builder.withDetail("adapters", adapters());
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent event) {
    if (log.isInfoEnabled()) {
      log.info(
          "Ports and adapters of {}:\n{}",
          topology.contexts(),
          adapters().entrySet().stream()
              .map(entry -> "  %-34s %s".formatted(entry.getKey(), entry.getValue()))
              .collect(Collectors.joining("\n")));
    }
  }

  /** Port to adapters, such as {@code order.Orders -> PostgresOrders}. */
  SortedMap<String, String> adapters() {
    SortedMap<String, String> table = new TreeMap<>();
    for (Map.Entry<String, Object> bean : beans.getBeansOfType(Object.class).entrySet()) {
      Class<?> adapter = bean.getValue().getClass();
      for (Class<?> port : ClassUtils.getAllInterfacesForClass(adapter)) {
        if (port.isAnnotationPresent(SecondaryPort.class)) {
          table.merge(
              contextOf(port) + "." + port.getSimpleName(), nameOf(adapter), PortTable::both);
        }
      }
    }
    return table;
  }

  private static String both(String one, String other) {
    return one.contains(other) ? one : one + ", " + other;
  }

  private static String contextOf(Class<?> port) {
    return port.getPackageName().replaceFirst("^dev\\.comanda\\.(\\w+)\\..*", "$1");
  }

  private static String nameOf(Class<?> adapter) {
    return adapter.isHidden()
        ? adapter.getSimpleName().replaceFirst("\\$\\$.*", "")
        : adapter.getSimpleName();
  }
}
