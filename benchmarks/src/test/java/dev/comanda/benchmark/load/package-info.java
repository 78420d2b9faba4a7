@org.jspecify.annotations.NullMarked
package dev.comanda.benchmark.load;
