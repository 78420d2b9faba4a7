package dev.comanda.architecture.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the full names of bytecode into what one would say in front of the class. */
final class Words {

  private static final Pattern NAMED = Pattern.compile("<((?:[^<>]|<init>|<clinit>)+)>");
  private static final Pattern PLACE = Pattern.compile("\\s+in \\([^()]*\\)$");
  private static final Pattern GENERIC =
      Pattern.compile("has generic (?:\\w+ )?type <.*> with type argument depending on");
  private static final Pattern KIND =
      Pattern.compile(
          "\\b(?:[Ii]nner class|[Cc]lass|[Ii]nterface|[Mm]ethod|[Ff]ield|[Cc]onstructor)\\s+(?=<)");
  private static final Pattern HOUSE =
      Pattern.compile("dev\\.comanda\\.(?:fixture\\.\\w+\\.)?((?:\\w+\\.)*)([A-Z].*)");

  private Words() {}

  /** A description by ArchUnit, shortened. */
  static String sentence(String description) {
    String text = PLACE.matcher(description).replaceFirst("");
    text = GENERIC.matcher(text).replaceFirst("mentions");
    text = KIND.matcher(text).replaceAll("");
    Matcher first = NAMED.matcher(text);
    if (!first.find()) {
      return text;
    }
    // Who does it is known from the file: the simple name will do. Whom it meets needs more.
    StringBuilder sentence = new StringBuilder();
    sentence.append(text, 0, first.start()).append(member(first.group(1), true));
    sentence.append(
        NAMED
            .matcher(text.substring(first.end()))
            .replaceAll(target -> Matcher.quoteReplacement(target(target))));
    return sentence.toString();
  }

  private static String target(MatchResult target) {
    return member(target.group(1), false);
  }

  /** A class, a method or a field by its full name. */
  static String member(String fullName, boolean own) {
    int open = fullName.indexOf('(');
    if (open < 0) {
      return own ? simple(fullName) : type(fullName);
    }
    String parameters = fullName.substring(open + 1, fullName.length() - 1);
    StringBuilder shortened = new StringBuilder();
    for (String parameter : parameters.isEmpty() ? new String[0] : parameters.split(",\\s*")) {
      shortened.append(shortened.isEmpty() ? "" : ", ").append(simple(parameter));
    }
    String path = fullName.substring(0, open);
    String owner = path.substring(0, path.lastIndexOf('.'));
    String method = path.substring(path.lastIndexOf('.') + 1);
    String name = own ? simple(owner) : type(owner);
    return switch (method) {
      case "<init>" -> "new %s(%s)".formatted(name, shortened);
      case "<clinit>" -> name;
      default -> "%s.%s(%s)".formatted(name, method, shortened);
    };
  }

  /** A class by its simple name, with the names that it is nested in. */
  static String name(JavaClass type) {
    return simple(type.getName());
  }

  /** A class of the JDK by its simple name, one of ours by context and ring, others in full. */
  static String type(String name) {
    Matcher ours = HOUSE.matcher(name);
    if (ours.matches()) {
      return ours.group(1) + ours.group(2).replace('$', '.');
    }
    return name.startsWith("java.") ? simple(name) : name.replace('$', '.');
  }

  private static String simple(String name) {
    if (name.startsWith("[L")) {
      return simple(name.substring(2, name.length() - 1)) + "[]";
    }
    int start = 0;
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '.' && Character.isLowerCase(name.charAt(start))) {
        start = i + 1;
      }
    }
    return name.substring(start).replace('$', '.');
  }
}
