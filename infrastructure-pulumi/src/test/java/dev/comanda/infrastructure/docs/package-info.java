/** Documents that are made from the environments' resources; a test compares them with the code. */
@NullMarked
package dev.comanda.infrastructure.docs;

import org.jspecify.annotations.NullMarked;
