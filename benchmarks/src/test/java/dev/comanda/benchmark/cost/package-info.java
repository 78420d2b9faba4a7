/** Is it counted as AWS would charge it? */
@org.jspecify.annotations.NullMarked
package dev.comanda.benchmark.cost;
