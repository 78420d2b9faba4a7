package dev.comanda.architecture.rules;

import dev.comanda.architecture.House;
import java.nio.file.Path;

/** The code that the rules are about, read once for all tests. */
final class Shipped {

  static final Code CODE =
      Code.ofModules(House.COMANDA, Path.of(System.getProperty("comanda.root")));

  private Shipped() {}
}
