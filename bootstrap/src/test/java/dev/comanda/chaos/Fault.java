package dev.comanda.chaos;

/** What can go wrong, each on a target that the plan chooses. */
enum Fault {
  /** One process ends as by {@code kill -9}, and is started again at once. */
  KILL,
  /** Two processes that relay messages end at the same moment. */
  KILL_TWO_RELAYS,
  /** One process stands still, as in a long garbage collection, and then goes on unawares. */
  PAUSE,
  /** One process ends and comes back with a clock that goes fast or slow. */
  CLOCK_SKEW,
  /** A component of the cloud ends as by {@code kill -9}, and is started again on its data. */
  RESTART_COMPONENT,
  /** Between a service and a dependency: connections break and none is taken. */
  NETWORK_CUT,
  /** Between a service and a dependency: everything takes longer. */
  NETWORK_SLOW,
  /** Between a service and a dependency: connections stay, and nothing comes through. */
  NETWORK_SILENT,
  /** Messages that wait in a queue are delivered once more. */
  MESSAGES_DUPLICATED,
  /** Messages that wait in a queue are held back, so that later ones overtake them. */
  MESSAGES_REORDERED,
  /** A message that nobody can read. */
  MESSAGE_MALFORMED,
  /** The provider asks for patience (429). */
  PROVIDER_TOO_MANY_REQUESTS,
  /** The provider fails (500). */
  PROVIDER_ERROR,
  /** The provider answers later than anybody waits. */
  PROVIDER_SLOW,
  /** The provider does what it was asked, and the connection breaks before the answer. */
  PROVIDER_RESET_AFTER_COMMIT,
  /** Every notification comes twice. */
  WEBHOOKS_DUPLICATED,
  /** Notifications overtake each other. */
  WEBHOOKS_LATE,
  /** No notification comes. */
  WEBHOOKS_MISSING,
  /** Somebody else says that orders were paid. */
  WEBHOOKS_FORGED
}
