package dev.comanda.architecture.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Signature;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LocalVariableType;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.net.URI;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a class file says and ArchUnit does not read: casts, patterns of a {@code switch}, local
 * variables, annotations of types, numbers, locks and text constants. Read with the JDK's own
 * {@code java.lang.classfile}.
 */
final class Bytecode {

  private static final Set<String> MAKES_FIXED =
      Set.of(
          "java/util/List.of",
          "java/util/List.copyOf",
          "java/util/Set.of",
          "java/util/Set.copyOf",
          "java/util/Map.of",
          "java/util/Map.copyOf",
          "java/util/Map.ofEntries",
          "java/util/stream/Stream.toList");

  private static final Map<URI, Bytecode> READ = new ConcurrentHashMap<>();

  /**
   * A type that the class file mentions.
   *
   * @param type its binary name, without array brackets; primitives by their keyword
   * @param how in words, such as {@code casts to}
   * @param line from 1, or 0
   */
  record Mention(String type, String how, int line) {}

  /** A text constant, such as the name of a class that is loaded by it. */
  record Text(String value, int line) {}

  private final String sourceFile;
  private final ClassModel model;
  private final Set<Mention> mentions = new LinkedHashSet<>();
  private final List<Text> texts = new ArrayList<>();
  private final List<Integer> locks = new ArrayList<>();

  private Bytecode(ClassModel model) {
    this.model = model;
    this.sourceFile =
        model
            .findAttribute(Attributes.sourceFile())
            .map(SourceFileAttribute::sourceFile)
            .map(name -> name.stringValue())
            .orElse("?");
    annotations(model, 0);
    model
        .findAttribute(Attributes.record())
        .ifPresent(record -> record.components().forEach(this::component));
    model.fields().forEach(field -> annotations(field, 0));
    model.methods().forEach(this::method);
  }

  /** Reads the file from which ArchUnit imported a class, be it in a folder or in a jar. */
  static Bytecode of(JavaClass type) {
    URI uri =
        type.getSource().orElseThrow(() -> new IllegalStateException(type.getName())).getUri();
    return READ.computeIfAbsent(uri, Bytecode::read);
  }

  private static Bytecode read(URI uri) {
    try {
      URLConnection connection = uri.toURL().openConnection();
      connection.setUseCaches(false);
      try (InputStream in = connection.getInputStream()) {
        return new Bytecode(ClassFile.of().parse(in.readAllBytes()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The source file's name, without its folder. */
  String sourceFile() {
    return sourceFile;
  }

  /** Types mentioned in ways that ArchUnit does not report. */
  Set<Mention> mentions() {
    return mentions;
  }

  /** Text constants in code. */
  List<Text> texts() {
    return texts;
  }

  /** The lines of {@code synchronized} blocks. */
  List<Integer> locks() {
    return locks;
  }

  /**
   * Methods that do nothing but put an argument into a field, whatever they are called: what a
   * setter is. With the line of each.
   */
  Map<String, Integer> setters() {
    Map<String, Integer> found = new ConcurrentHashMap<>();
    for (MethodModel method : model.methods()) {
      String name = method.methodName().stringValue();
      if (name.equals("<init>") || name.equals("<clinit>")) {
        continue;
      }
      method
          .code()
          .filter(Bytecode::onlyPutsAnArgument)
          .ifPresent(code -> {
            int line = 0;
            for (var element : code) {
              if (element instanceof LineNumber number) {
                line = number.line();
                break;
              }
            }
            found.put(name, line);
          });
    }
    return found;
  }

  /** Whether {@code toString} is the one that the compiler makes for a record. */
  boolean printsItsComponents() {
    return model.methods().stream()
        .filter(method -> method.methodName().equalsString("toString"))
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .anyMatch(element ->
            element instanceof InvokeDynamicInstruction call
                && call.bootstrapMethod().owner().displayName().equals("ObjectMethods"));
  }

  /**
   * Static fields whose value comes straight from a method of the JDK that makes a collection which
   * nobody can change.
   */
  Set<String> fixedCollections() {
    Set<String> fixed = new LinkedHashSet<>();
    model.methods().stream()
        .filter(method -> method.methodName().equalsString("<clinit>"))
        .flatMap(method -> method.code().stream())
        .forEach(code -> {
          String made = "";
          for (var element : code) {
            if (element instanceof FieldInstruction field
                && field.opcode() == java.lang.classfile.Opcode.PUTSTATIC) {
              if (MAKES_FIXED.contains(made)) {
                fixed.add(field.name().stringValue());
              }
              made = "";
            } else if (element instanceof InvokeInstruction call) {
              made = call.owner().name().stringValue() + "." + call.name().stringValue();
            }
          }
        });
    return fixed;
  }

  private static boolean onlyPutsAnArgument(CodeModel code) {
    boolean puts = false;
    int loaded = 0;
    for (var element : code) {
      switch (element) {
        case LoadInstruction load -> loaded = Math.max(loaded, load.slot());
        case FieldInstruction field when field.opcode() == java.lang.classfile.Opcode.PUTFIELD ->
            puts = true;
        case TypeCheckInstruction _, ReturnInstruction _ -> {
          // A cast or the end adds nothing.
        }
        case Instruction _ -> {
          return false;
        }
        default -> {
          // Line numbers, labels and variable names.
        }
      }
    }
    return puts && loaded > 0;
  }

  private void component(RecordComponentInfo component) {
    annotations(component, 0);
  }

  private void method(MethodModel method) {
    annotations(method, 0);
    method
        .findAttribute(Attributes.runtimeVisibleParameterAnnotations())
        .ifPresent(
            all -> all.parameterAnnotations().forEach(list -> list.forEach(a -> annotation(a, 0))));
    method.code().ifPresent(this::code);
  }

  private void annotations(AttributedElement element, int line) {
    element
        .findAttribute(Attributes.runtimeVisibleAnnotations())
        .ifPresent(all -> all.annotations().forEach(a -> annotation(a, line)));
    element
        .findAttribute(Attributes.runtimeInvisibleAnnotations())
        .ifPresent(all -> all.annotations().forEach(a -> annotation(a, line)));
    element
        .findAttribute(Attributes.runtimeVisibleTypeAnnotations())
        .ifPresent(all -> all.annotations().forEach(a -> annotation(a.annotation(), line)));
    element
        .findAttribute(Attributes.runtimeInvisibleTypeAnnotations())
        .ifPresent(all -> all.annotations().forEach(a -> annotation(a.annotation(), line)));
  }

  private void annotation(Annotation annotation, int line) {
    mention(annotation.classSymbol(), "is annotated with", line);
    annotation.elements().stream().map(AnnotationElement::value).forEach(v -> value(v, line));
  }

  private void value(AnnotationValue value, int line) {
    switch (value) {
      case AnnotationValue.OfClass type ->
          mention(type.classSymbol(), "names in an annotation", line);
      case AnnotationValue.OfEnum constant ->
          mention(constant.classSymbol(), "names in an annotation", line);
      case AnnotationValue.OfAnnotation nested -> annotation(nested.annotation(), line);
      case AnnotationValue.OfArray array -> array.values().forEach(v -> value(v, line));
      default -> {
        // Numbers and text.
      }
    }
  }

  private void code(CodeModel code) {
    int line = 0;
    for (var element : code) {
      switch (element) {
        case LineNumber number -> line = number.line();
        case TypeCheckInstruction check ->
            mention(
                check.type(),
                check.opcode() == java.lang.classfile.Opcode.CHECKCAST ? "casts to" : "asks for",
                line);
        case NewObjectInstruction create -> mention(create.className(), "creates", line);
        case NewReferenceArrayInstruction create ->
            mention(create.componentType(), "creates an array of", line);
        // What a method that is called mentions is its own affair.
        case InvokeInstruction call -> mention(call.owner(), "calls", line);
        case FieldInstruction field -> mention(field.owner(), "uses", line);
        case InvokeDynamicInstruction call -> {
          for (ConstantDesc argument : call.bootstrapArgs()) {
            mention(argument, line);
          }
        }
        case ConstantInstruction constant -> constant(constant, line);
        case ExceptionCatch handler -> {
          int at = line;
          handler.catchType().ifPresent(type -> mention(type, "catches", at));
        }
        case LocalVariable variable -> mention(variable.typeSymbol(), "has a variable of", line);
        case LocalVariableType variable -> signature(variable.signatureSymbol(), line);
        case MonitorInstruction monitor -> {
          if (monitor.opcode() == java.lang.classfile.Opcode.MONITORENTER) {
            locks.add(line);
          }
        }
        case LoadInstruction load -> number(load.typeKind(), line);
        case StoreInstruction store -> number(store.typeKind(), line);
        case OperatorInstruction operator -> number(operator.typeKind(), line);
        case ConvertInstruction convert -> {
          number(convert.fromType(), line);
          number(convert.toType(), line);
        }
        case ArrayLoadInstruction load -> number(load.typeKind(), line);
        case ReturnInstruction end -> number(end.typeKind(), line);
        default -> {
          // Nothing that mentions a type.
        }
      }
    }
    code.findAttribute(Attributes.runtimeVisibleTypeAnnotations())
        .ifPresent(all -> all.annotations().forEach(a -> annotation(a.annotation(), 0)));
  }

  private void constant(ConstantInstruction constant, int line) {
    if (constant instanceof ConstantInstruction.LoadConstantInstruction load) {
      ConstantDesc value = load.constantEntry().constantValue();
      if (value instanceof String text) {
        texts.add(new Text(text, line));
      } else {
        mention(value, line);
      }
    } else {
      number(constant.typeKind(), line);
    }
  }

  private void mention(ConstantDesc argument, int line) {
    switch (argument) {
      case ClassDesc type -> mention(type, "asks for", line);
      case DirectMethodHandleDesc handle -> mention(handle.owner(), "refers to", line);
      case Double _ -> mention(java.lang.constant.ConstantDescs.CD_double, "computes with", line);
      case Float _ -> mention(java.lang.constant.ConstantDescs.CD_float, "computes with", line);
      default -> {
        // Text and whole numbers.
      }
    }
  }

  private void number(TypeKind kind, int line) {
    if (kind == TypeKind.DOUBLE || kind == TypeKind.FLOAT) {
      mention(kind.upperBound(), "computes with", line);
    }
  }

  private void mention(ClassEntry type, String how, int line) {
    mention(type.asSymbol(), how, line);
  }

  private void mention(ClassDesc type, String how, int line) {
    ClassDesc element = type;
    while (element.isArray()) {
      element = element.componentType();
    }
    String name = element.isPrimitive() ? element.displayName() : binaryName(element);
    mentions.add(new Mention(name, how, line));
  }

  private void signature(Signature signature, int line) {
    switch (signature) {
      case Signature.ClassTypeSig type -> {
        mention(type.classDesc(), "has a variable of", line);
        for (Signature.TypeArg argument : type.typeArgs()) {
          if (argument instanceof Signature.TypeArg.Bounded bounded) {
            signature(bounded.boundType(), line);
          }
        }
      }
      case Signature.ArrayTypeSig array -> signature(array.componentSignature(), line);
      default -> {
        // Type variables and primitives.
      }
    }
  }

  private static String binaryName(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
  }
}
