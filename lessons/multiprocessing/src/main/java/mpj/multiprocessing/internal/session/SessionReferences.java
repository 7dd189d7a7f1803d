package mpj.multiprocessing.internal.session;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the methods of one class use of their session: variables {@code REPL/A.x}, methods {@code
 * REPL/A.f(I)I} and classes {@code REPL/A$B}. One process finds the uses in the class file and
 * writes them as text. Other processes read the text, because a child has no time to read class
 * files.
 */
final class SessionReferences {
  private static final String PREFIX = Session.PACKAGE + "/";

  /** The key for the uses of the class as a whole, instead of a method's name. */
  private static final String WHOLE = "";

  private final Map<String, Set<String>> byMethod = new LinkedHashMap<>();

  private SessionReferences() {}

  /** Finds the uses of a class in its class file. */
  static SessionReferences of(byte[] bytes) {
    var uses = new SessionReferences();
    ClassModel model = ClassFile.of().parse(bytes);
    var whole = new Found(uses.byMethod.computeIfAbsent(WHOLE, _ -> new LinkedHashSet<>()));
    model.superclass().ifPresent(whole::type);
    model.interfaces().forEach(whole::type);
    for (MethodModel method : model.methods()) {
      String name = method.methodName().stringValue() + method.methodType().stringValue();
      var found = new Found(uses.byMethod.computeIfAbsent(name, _ -> new LinkedHashSet<>()));
      method.code().ifPresent(found::code);
    }
    return uses;
  }

  /** Reads the lines of a {@link #text}. */
  static SessionReferences parse(Collection<String> lines) {
    SessionReferences uses = new SessionReferences();
    Set<String> current = Set.of();
    for (String line : lines) {
      if (line.startsWith(" ")) {
        current.add(line.substring(1));
      } else {
        current = new LinkedHashSet<>();
        uses.byMethod.put(line, current);
      }
    }
    return uses;
  }

  /**
   * Returns the uses as text: one line for each method, followed by one line for each thing that
   * the method uses. The lines of things begin with a blank.
   */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Set<String>> method : byMethod.entrySet()) {
      text.append(method.getKey()).append('\n');
      for (String used : method.getValue()) {
        text.append(' ').append(used).append('\n');
      }
    }
    return text.toString();
  }

  /** Returns what a method uses. For an inherited method it returns the superclass. */
  Set<String> of(String method) {
    Set<String> found = byMethod.get(method);
    return found != null ? found : byMethod.getOrDefault(WHOLE, Set.of());
  }

  /** Returns what all methods of the class together use. */
  Set<String> all() {
    Set<String> all = new LinkedHashSet<>();
    byMethod.values().forEach(all::addAll);
    return all;
  }

  /** Collects what one method uses. */
  private record Found(Set<String> uses) {
    void code(CodeModel code) {
      for (CodeElement element : code) {
        switch (element) {
          case FieldInstruction field when field.opcode() == Opcode.GETSTATIC ->
              member(field.field());
          case InvokeInstruction call -> {
            member(call.method());
            type(call.owner());
          }
          case InvokeDynamicInstruction call ->
              constants(call.invokedynamic().bootstrap().arguments());
          case NewObjectInstruction made -> type(made.className());
          case LoadConstantInstruction loaded -> constants(List.of(loaded.constantEntry()));
          default -> {}
        }
      }
    }

    private void constants(List<LoadableConstantEntry> constants) {
      for (LoadableConstantEntry constant : constants) {
        if (constant instanceof MethodHandleEntry handle) {
          member(handle.reference());
        } else if (constant instanceof ClassEntry type) {
          type(type);
        }
      }
    }

    private void member(MemberRefEntry member) {
      String owner = member.owner().asInternalName();
      boolean field = member.type().stringValue().charAt(0) != '(';
      if (owner.startsWith(PREFIX) && !(field && isNested(owner))) {
        String type = field ? "" : member.type().stringValue();
        uses.add(owner + "." + member.name().stringValue() + type);
      }
    }

    private void type(ClassEntry type) {
      String name = type.asInternalName();
      if (name.startsWith(PREFIX) && isNested(name)) {
        uses.add(name);
      }
    }

    /**
     * Tells whether a class was typed by the user. The other classes are those that JShell puts
     * around each snippet, for example {@code $JShell$7B}.
     */
    private static boolean isNested(String name) {
      return !name.matches("REPL/\\$JShell\\$[0-9]+[A-Z]*");
    }
  }
}
