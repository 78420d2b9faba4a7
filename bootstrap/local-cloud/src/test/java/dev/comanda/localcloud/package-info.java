/** Tests of the local cloud, most of them on real processes. */
@org.jspecify.annotations.NullMarked
package dev.comanda.localcloud;
