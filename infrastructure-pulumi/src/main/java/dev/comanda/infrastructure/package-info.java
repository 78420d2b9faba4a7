/**
 * The AWS environment of Comanda as a Pulumi program: one component for each concern, put together
 * in one place. It knows nothing of the application's classes; what both must agree on is compared
 * by a test of {@code architecture-tests}.
 */
@NullMarked
package dev.comanda.infrastructure;

import org.jspecify.annotations.NullMarked;
