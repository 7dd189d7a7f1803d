package mpj.app.exercise.compile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in plain words what the compiler says in its own. */
final class PlainWords {
  private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(\\S+) (.+)");
  private static final Pattern EXPECTED = Pattern.compile("(.+) expected");
  private static final Pattern UNREPORTED =
      Pattern.compile("unreported exception (\\S+?);.*", Pattern.DOTALL);
  private static final Pattern INCOMPATIBLE =
      Pattern.compile("incompatible types: (\\S+) cannot be converted to (\\S+)");

  private PlainWords() {}

  static String of(String code, String message) {
    String first = message.lines().findFirst().orElse(message).strip();
    if (code.startsWith("compiler.err.cant.resolve")) {
      Matcher symbol = SYMBOL.matcher(message);
      return symbol.find() ? "there is no " + symbol.group(1) + " " + symbol.group(2) : first;
    }
    if (code.contains("cant.ref.non.effectively.final")) {
      return "a lambda can only use variables that never change: copy it into one of its own just"
          + " before";
    }
    if (code.startsWith("compiler.err.premature.eof")) {
      return "the file ends too early: a } is missing somewhere above";
    }
    if (code.startsWith("compiler.err.missing.ret.stmt")) {
      return "the method has to return something on every way out";
    }
    Matcher expected = EXPECTED.matcher(first);
    if (code.startsWith("compiler.err.expected") && expected.matches()) {
      return expected.group(1).replace("<identifier>", "a name") + " is missing here";
    }
    Matcher unreported = UNREPORTED.matcher(message);
    if (unreported.matches()) {
      String thrown = unreported.group(1);
      return "this can throw " + thrown + ": catch it, or let the method say throws " + thrown;
    }
    Matcher incompatible = INCOMPATIBLE.matcher(first);
    if (incompatible.find()) {
      return "the type "
          + incompatible.group(2).replace("java.lang.", "")
          + " is needed here, and this is of type "
          + incompatible.group(1).replace("java.lang.", "");
    }
    return first;
  }
}
