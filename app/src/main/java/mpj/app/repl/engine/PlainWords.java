package mpj.app.repl.engine;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;

/** Says in plain words what the compiler says in its own. */
final class PlainWords {
  private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(\\S+) (.+)");
  private static final Pattern EXPECTED = Pattern.compile("(.+) expected");
  private static final Pattern UNREPORTED =
      Pattern.compile("unreported exception (\\S+?);.*", Pattern.DOTALL);

  private PlainWords() {}

  static String of(Diag problem) {
    String code = problem.getCode() == null ? "" : problem.getCode();
    String message = problem.getMessage(Locale.ROOT);
    String first = message.lines().findFirst().orElse(message).strip();
    if (code.startsWith("compiler.err.cant.resolve")) {
      Matcher symbol = SYMBOL.matcher(message);
      return symbol.find() ? "there is no " + symbol.group(1) + " " + symbol.group(2) : first;
    }
    Matcher expected = EXPECTED.matcher(first);
    if (code.startsWith("compiler.err.expected") && expected.matches()) {
      return expected.group(1).replace("<identifier>", "a name") + " is missing here";
    }
    Matcher unreported = UNREPORTED.matcher(message);
    if (unreported.matches()) {
      return "this can throw "
          + unreported.group(1)
          + ": catch it, or let the method say throws "
          + unreported.group(1);
    }
    if (code.startsWith("compiler.err.cant.apply.symbol")) {
      return call(message, first);
    }
    return first;
  }

  /** "method f in class X cannot be applied to given types;" and three lines of detail. */
  private static String call(String message, String first) {
    String needed = after(message, "required:");
    String given = after(message, "found:");
    String what = first.replaceAll(" in (class|record|interface|enum) .*", "");
    return what + " needs (" + needed + ") and is given (" + given + ")";
  }

  private static String after(String message, String label) {
    int from = message.indexOf(label);
    if (from < 0) {
      return "";
    }
    String rest = message.substring(from + label.length());
    String found = rest.lines().findFirst().orElse("").strip();
    return found.equals("no arguments") ? "" : found;
  }
}
