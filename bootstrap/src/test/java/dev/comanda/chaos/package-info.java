/**
 * Breaks the running system on purpose and then asks an auditor whether anything was lost or done
 * twice. The faults come from a seed ({@link dev.comanda.chaos.FaultPlan}), the services are real
 * processes ({@link dev.comanda.chaos.Stage}), people use them meanwhile ({@link
 * dev.comanda.chaos.Crowd}), and the {@link dev.comanda.chaos.Auditor} believes nobody but the
 * stores, the queues and the provider's ledger.
 */
@NullMarked
package dev.comanda.chaos;

import org.jspecify.annotations.NullMarked;
