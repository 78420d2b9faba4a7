/** The descriptions as pages for people: static, without a script, made from the YAML by a test. */
@NullMarked
package dev.comanda.contracts.rendered;

import org.jspecify.annotations.NullMarked;
