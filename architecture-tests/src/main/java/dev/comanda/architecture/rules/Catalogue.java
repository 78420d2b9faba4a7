package dev.comanda.architecture.rules;

import dev.comanda.architecture.Ring;
import dev.comanda.architecture.rules.Rule.Check;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of the house. Their pages are in {@code docs/rules}; what each of them finds in an
 * example that is broken on purpose is pinned in this module's tests.
 */
public final class Catalogue {

  private Catalogue() {}

  /** All rules about code, in the order of their ids, made of some terms. */
  public static List<Rule> of(Terms terms) {
    CoreRules core = new CoreRules(terms);
    PortRules ports = new PortRules(terms);
    AdapterRules adapters = new AdapterRules(terms);
    ContextRules contexts = new ContextRules();
    TestRules tests = new TestRules(terms);
    return List.of(
        rule(
            "R01",
            "domain depends only on the JDK, jMolecules, JSpecify and the shared kernel",
            "a business rule that needs a framework cannot be read, tested or kept without it",
            "0012",
            "say it in plain Java, and let an adapter speak to the framework",
            "01",
            core.dependsOnly(Ring.DOMAIN, Set.of(Ring.DOMAIN))),
        rule(
            "R02",
            "application depends only on domain, the JDK, jMolecules and JSpecify",
            "a use case that knows a technology has to change when the technology does",
            "0012",
            "name what the use case needs as a driven port, and implement it in an adapter",
            "01",
            core.dependsOnly(Ring.APPLICATION, Set.of(Ring.DOMAIN, Ring.APPLICATION))),
        rule(
            "R03",
            "adapters do not know each other",
            "an adapter that uses another skips the core, and neither can be replaced alone",
            "0001",
            "go through a port: a primary adapter calls a use case, the use case a driven port",
            "04",
            adapters.strangers()),
        rule(
            "R04",
            "only bootstrap wires",
            "parts that are connected in many places cannot be seen, nor swapped, in one",
            "0005",
            "make it a plain class, and build it in the @Configuration of its context in bootstrap",
            null,
            adapters.onlyBootstrapWires()),
        rule(
            "R05",
            "the core does not read clock, randomness or environment",
            "a rule that depends on \"now\" cannot be tested or replayed",
            "0008",
            "take an InstantSource from the use case",
            "03",
            core.repeatable()),
        rule(
            "R06",
            "ports are interfaces owned by application",
            "whoever owns the port decides what it says: an adapter's interface speaks its technology",
            "0014",
            "move the interface to application, and mark it @PrimaryPort or @SecondaryPort",
            "02",
            ports.ownedByApplication()),
        rule(
            "R07",
            "driving ports do not expose aggregates",
            "whoever holds the aggregate can change it and forget to save it",
            "0014",
            "answer with a snapshot, a value object or an outcome of your own",
            null,
            ports.drivingPortsHideAggregates()),
        rule(
            "R08",
            "driven ports speak domain words only",
            "a port named after its implementation has one implementation for ever",
            "0014",
            "name it by what the business needs, and keep the technical word in the adapter",
            null,
            ports.drivenPortsSpeakOfTheDomain()),
        rule(
            "R09",
            "contexts meet only through messages, HTTP or a published named interface",
            "two contexts that share a class can no longer change, deploy or fail apart",
            "0015",
            "give the context an identifier of its own, and translate at its border",
            "05",
            contexts.contextsMeetOutside()),
        rule(
            "R10",
            "use-case services are package-private, final, and implement exactly one driving port",
            "a service that others can see or extend is called without its port",
            "0014",
            "drop public, add final, and give each port a service of its own",
            null,
            core.services()),
        rule(
            "R11",
            "aggregates have no setters and no public constructors",
            "a state that anybody can set is guarded by nobody",
            "0016",
            "name the business step as a verb that answers a Transition",
            null,
            core.aggregatesGuardTheirState()),
        rule(
            "R12",
            "no floating point in domain, application or wire records",
            "0.1 + 0.2 is not 0.3, and the difference is somebody's money",
            "0015",
            "use Money in the core, and decimal text on the wire",
            "06",
            core.exactNumbers()),
        rule(
            "R13",
            "wire records live with their adapter and never leave it",
            "a record that others use can no longer follow its wire format",
            "0019",
            "make it package-private, and map it to what the port speaks",
            null,
            adapters.wireRecordsStayAtHome()),
        rule(
            "R14",
            "aggregates refer to others by identifier",
            "an aggregate that holds another changes two in one transaction",
            "0016",
            "hold its identifier, and load it where it is needed",
            null,
            contexts.aggregatesKnowIdentifiers()),
        rule(
            "R15",
            "published messages are flat records of JDK types",
            "what is published is read by programs that do not have our classes",
            "0019",
            "list the fields one by one, as text, numbers, ids and instants",
            null,
            adapters.messagesAreFlat()),
        rule(
            "R16",
            "listeners translate, call one port, and classify failure",
            "a decision in a listener is not made when the same news comes another way",
            "0020",
            "move the decision into the use case, and let its outcome say what happened",
            "08",
            adapters.listenersOnlyListen()),
        rule(
            "R17",
            "nobody logs personal data",
            "logs are kept longer, and read by more people, than anybody agreed to",
            "0011",
            "log the opaque subject or an id, and mask toString",
            null,
            adapters.nobodyLogsPersons()),
        rule(
            "R18",
            "exceptions never carry an HTTP status outside HTTP adapters",
            "the same failure is met by a queue, which has no use for 409",
            "0023",
            "say what happened, and let the HTTP adapter choose the status",
            null,
            adapters.exceptionsKnowNoStatus()),
        rule(
            "R19",
            "every driven port has a contract test and an adapter without network, each adapter runs it",
            "an adapter that nobody holds to the port's promise keeps another one",
            "0024",
            "write <Port>Contract in application's tests, and extend it for each adapter",
            "09",
            ports.contractAndTwoAdapters()),
        rule(
            "R20",
            "tests are sentences",
            "the name of a red test is the first thing that somebody reads about the fault",
            "0024",
            "say what is true: refuses_the_whole_order_when_one_product_is_unknown",
            null,
            tests.sentences()),
        rule(
            "R21",
            "the core keeps no static state",
            "what belongs to nobody is shared by tests, requests and threads",
            "0008",
            "keep it in an object, and hand the object over",
            null,
            core.noStaticState()),
        rule(
            "R22",
            "a package lives in one module",
            "package-private is no wall if anybody can claim to be of the package",
            "0001",
            "move the class to a package of its own module",
            null,
            contexts.packagesHaveOneHome()),
        rule(
            "R23",
            "adapters say on which side they are",
            "rules about primary and secondary adapters skip whoever says nothing",
            "0014",
            "mark the class @PrimaryAdapter or @SecondaryAdapter",
            null,
            adapters.adaptersSayTheirSide()),
        rule(
            "R24",
            "primary adapters drive, secondary adapters are driven",
            "a controller with a repository has no use case between what it reads and what it answers",
            "0014",
            "call a use case; implement a driven port",
            "04",
            adapters.sidesKeepToThemselves()),
        rule(
            "R25",
            "use cases publish by saving",
            "a message that is sent beside the save tells of something that may not have happened",
            "0027",
            "raise an event in the aggregate, and let save store its message",
            "07",
            core.publishingIsSaving()),
        rule(
            "R26",
            "driven ports have no operation that only tests call",
            "every adapter has to implement it, and production has it lying about",
            "0024",
            "give the tests a way of their own into the adapter",
            null,
            ports.everyOperationIsNeeded()),
        rule(
            "R27",
            "contexts are application modules that Spring Modulith verifies",
            "contexts that depend on each other in a circle are one context",
            "0015",
            "publish a named interface on one side only, or send a message",
            null,
            contexts.modulithVerifies()),
        rule(
            "R28",
            "what stores does not call out",
            "a remote call inside a transaction holds a connection for as long as somebody else likes",
            "0002",
            "let the use case call the port before it saves, or let save store a message",
            null,
            adapters.storesDoNotCallOut()),
        rule(
            "R29",
            "tests can fail",
            "a check that cannot fail is worse than none: it is believed",
            "0024",
            "assert what the name of the test says",
            null,
            tests.canFail()));
  }

  private static Rule rule(
      String id,
      String sentence,
      String why,
      String adr,
      String fix,
      @org.jspecify.annotations.Nullable String lab,
      Check check) {
    return new Rule(id, sentence, why, adr, fix, Optional.ofNullable(lab), check);
  }
}
