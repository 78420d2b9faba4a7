/** Does the report say what was measured? */
@org.jspecify.annotations.NullMarked
package dev.comanda.benchmark.growth;
