/**
 * Ring: domain. The shared kernel, which is {@link dev.comanda.shared.domain.Money} and nothing
 * else: whatever two contexts could share beyond it, each owns for itself.
 */
@NullMarked
package dev.comanda.shared.domain;

import org.jspecify.annotations.NullMarked;
