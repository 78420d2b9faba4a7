package dev.comanda.architecture.rules;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * That a class mentions another, in whatever way: what ArchUnit reports, and what only the class
 * file tells ({@link Bytecode}).
 *
 * @param origin the class that mentions
 * @param target the binary name of the class that is mentioned, without array brackets
 * @param member the full name of the method, constructor or field that is used, such as {@code
 *     java.time.Instant.now()}; empty where only the type is mentioned
 * @param what in words
 * @param line from 1, or 0
 */
record Reference(JavaClass origin, String target, String member, String what, int line) {

  private static final Map<String, List<Reference>> CACHE = new LinkedHashMap<>();

  /** All that a class mentions, itself and what it is nested in or nests left out. */
  static synchronized List<Reference> of(JavaClass origin) {
    return CACHE.computeIfAbsent(
        origin.getSource().map(source -> source.getUri().toString()).orElseThrow(),
        _ -> read(origin));
  }

  private static List<Reference> read(JavaClass origin) {
    Set<String> reported = new HashSet<>();
    Map<String, Reference> references = new LinkedHashMap<>();
    for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
      JavaClass target = dependency.getTargetClass().getBaseComponentType();
      reported.add(target.getName());
      String member =
          dependency.convertTo(com.tngtech.archunit.core.domain.JavaAccess.class).stream()
              .map(access -> access.getTarget().getFullName())
              .findFirst()
              .orElse("");
      int line = dependency.getSourceCodeLocation().getLineNumber();
      String what = Words.sentence(dependency.getDescription());
      references.putIfAbsent(
          what + line, new Reference(origin, target.getName(), member, what, line));
    }
    for (Bytecode.Mention mention : Bytecode.of(origin).mentions()) {
      String outer = outermost(mention.type());
      if (!reported.contains(mention.type()) && !outer.equals(outermost(origin.getName()))) {
        String what =
            "%s %s %s".formatted(Words.name(origin), mention.how(), Words.type(mention.type()));
        references.putIfAbsent(
            what + mention.line(), new Reference(origin, mention.type(), "", what, mention.line()));
      }
    }
    return List.copyOf(references.values());
  }

  /** The violation that this reference is. */
  Violation violation() {
    return Violation.in(origin, line, what);
  }

  /** Calls, references to methods, and uses of fields, of a class and its lambdas. */
  static Stream<com.tngtech.archunit.core.domain.JavaAccess<?>> accesses(JavaClass origin) {
    return origin.getAccessesFromSelf().stream().map(access -> access);
  }

  /** The same for one method or constructor. */
  static Stream<com.tngtech.archunit.core.domain.JavaAccess<?>> accesses(JavaCodeUnit origin) {
    return origin.getAccessesFromSelf().stream().map(access -> access);
  }

  /** Whether a member is made by the compiler. */
  static boolean synthetic(JavaMember member) {
    return member.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC);
  }

  static String outermost(String binaryName) {
    int nested = binaryName.indexOf('$');
    return nested < 0 ? binaryName : binaryName.substring(0, nested);
  }
}
