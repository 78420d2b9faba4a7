/**
 * Ring: application, tests. What every store's outbox and every publisher must do, whatever they
 * are made of.
 */
@NullMarked
package dev.comanda.shared.application.messaging;

import org.jspecify.annotations.NullMarked;
