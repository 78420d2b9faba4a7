/**
 * Pulumi's engine, small enough to run in a test: it speaks the real protocol, records what the
 * program registers, and answers what AWS would. Nothing is created and nobody needs an account.
 */
@NullMarked
package dev.comanda.infrastructure.engine;

import org.jspecify.annotations.NullMarked;
