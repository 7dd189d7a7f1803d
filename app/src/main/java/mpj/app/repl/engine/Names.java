package mpj.app.repl.engine;

import jdk.jshell.DeclarationSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/** What a snippet is called. */
final class Names {
  private Names() {}

  /** Returns the bare name; "" where a snippet declares none. */
  static String of(Snippet snippet) {
    return switch (snippet) {
      case VarSnippet variable -> variable.name();
      case DeclarationSnippet declared -> declared.name();
      default -> "";
    };
  }

  /** Returns {@code f(int)}, {@code record P} or {@code x}. */
  static String shown(Snippet snippet) {
    return switch (snippet) {
      case MethodSnippet method -> method.name() + "(" + method.parameterTypes() + ")";
      case TypeDeclSnippet type -> kind(type) + " " + type.name();
      default -> of(snippet);
    };
  }

  private static String kind(TypeDeclSnippet type) {
    return switch (type.subKind()) {
      case INTERFACE_SUBKIND -> "interface";
      case ENUM_SUBKIND -> "enum";
      case RECORD_SUBKIND -> "record";
      case ANNOTATION_TYPE_SUBKIND -> "annotation";
      default -> "class";
    };
  }
}
