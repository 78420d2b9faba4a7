package dev.comanda.infrastructure.engine;

import com.google.common.base.Splitter;
import com.google.common.collect.Iterables;

/** The names that Pulumi's engine gives: stack, project, the types of all parents, the name. */
final class Urn {

  static final String STACK = "pulumi:pulumi:Stack";

  private static final Splitter PARTS = Splitter.on("::");

  private Urn() {}

  static String of(String stack, String project, String parent, String type, String name) {
    String ancestors = parent.isEmpty() ? STACK : qualifiedType(parent);
    return "urn:pulumi:%s::%s::%s::%s"
        .formatted(stack, project, ancestors.equals(STACK) ? type : ancestors + "$" + type, name);
  }

  /** {@code Queue} of {@code aws:sqs/queue:Queue}. */
  static String shortType(String type) {
    return type.substring(type.lastIndexOf(':') + 1);
  }

  /** {@code ${Queue.orders}} for a queue of that name: how people read of it. */
  static String reference(String urn) {
    String type = qualifiedType(urn);
    return "${%s.%s}".formatted(shortType(type), Iterables.get(PARTS.split(urn), 3));
  }

  private static String qualifiedType(String urn) {
    return Iterables.get(PARTS.split(urn), 2);
  }
}
