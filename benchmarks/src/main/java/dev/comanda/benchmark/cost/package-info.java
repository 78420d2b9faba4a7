/**
 * What an order costs on AWS, from the requests that one makes here. Not a ring: nothing of the
 * application may depend on it.
 */
@NullMarked
package dev.comanda.benchmark.cost;

import org.jspecify.annotations.NullMarked;
