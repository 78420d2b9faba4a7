/** Ring: bootstrap. What all contexts are wired with: which of them run here, and on what. */
@NullMarked
package dev.comanda.shared.config;

import org.jspecify.annotations.NullMarked;
