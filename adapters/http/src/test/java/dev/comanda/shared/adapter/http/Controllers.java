package dev.comanda.shared.adapter.http;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.comanda.catalog.adapter.http.MenuController;
import dev.comanda.identity.adapter.http.AuthController;
import dev.comanda.identity.adapter.http.KeysController;
import dev.comanda.order.adapter.http.OrderController;
import dev.comanda.payment.adapter.http.PaymentController;
import dev.comanda.production.adapter.http.ProductionController;
import dev.comanda.shared.application.ConcurrentChangeException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * All controllers, on ports that answer nothing: for tests of what every route has in common. A
 * test compares this list with the classes there are.
 */
final class Controllers {

  static final List<Class<?>> TYPES =
      List.of(
          HealthController.class,
          DeadLettersController.class,
          KeysController.class,
          AuthController.class,
          MenuController.class,
          OrderController.class,
          PaymentController.class,
          ProductionController.class);

  private Controllers() {}

  static Object[] all() {
    return TYPES.stream().map(Controllers::onIdlePorts).toArray();
  }

  /** One of them. */
  static Object onIdlePorts(Class<?> controller) {
    Constructor<?> constructor = controller.getConstructors()[0];
    try {
      return constructor.newInstance(
          Arrays.stream(constructor.getParameterTypes()).map(Controllers::idle).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object idle(Class<?> port) {
    if (port == TokenBuckets.class) {
      return new TokenBuckets(
          HttpSettings.defaults().limits().failedPasswords(), Ticker.systemTicker());
    }
    if (port == BooleanSupplier.class) {
      return (BooleanSupplier) () -> true;
    }
    if (port == Supplier.class) {
      return (Supplier<?>) () -> "{}";
    }
    return Proxy.newProxyInstance(
        port.getClassLoader(),
        new Class<?>[] {port},
        (proxy, method, arguments) -> {
          if (method.getReturnType() == Optional.class) {
            return Optional.empty();
          }
          throw new ConcurrentChangeException("nothing here");
        });
  }
}
