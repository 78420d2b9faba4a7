/**
 * The front door of the five services on one machine. It knows addresses and paths, and nothing of
 * what goes through it: who may do what, each service decides for itself.
 */
@NullMarked
package dev.comanda.gateway;

import org.jspecify.annotations.NullMarked;
