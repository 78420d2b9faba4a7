@org.jspecify.annotations.NullMarked
package dev.comanda.benchmark.system;
