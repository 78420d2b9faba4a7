/** Does the generator count what it should? */
@org.jspecify.annotations.NullMarked
package dev.comanda.benchmark.load;
