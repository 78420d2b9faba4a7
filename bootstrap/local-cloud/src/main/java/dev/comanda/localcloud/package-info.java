/**
 * The local cloud: what Comanda needs around it, as real components without Docker, in a process of
 * their own. Nothing here is on the application's class path; {@link
 * dev.comanda.localcloud.LocalCloudProcess} and what it uses need only the JDK, so that the tests
 * of other modules can start it.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.localcloud;
