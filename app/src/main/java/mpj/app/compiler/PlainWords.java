package mpj.app.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in plain words what the compiler says in its own. */
public final class PlainWords {
  private static final int LONGEST = 400; // a name in it may be as long as a file
  private static final int MOST_OVERLOADS = 4;

  private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(\\S+) (.+)");
  private static final Pattern EXPECTED = Pattern.compile("(.+) expected");
  private static final Pattern UNREPORTED =
      Pattern.compile("unreported exception (\\S+?);.*", Pattern.DOTALL);
  private static final Pattern INCOMPATIBLE =
      Pattern.compile("incompatible types: (\\S+) cannot be converted to (\\S+)");

  private static final Pattern REFERENCE =
      Pattern.compile("invalid (?:method|constructor) reference$");

  private static final Pattern NONE_SUITABLE =
      Pattern.compile("no suitable (?:method|constructor) found for (\\w+)(\\(.*\\))");
  private static final Pattern OVERLOAD =
      Pattern.compile(
          "^ +(?:method|constructor) [^(]*?(\\w+\\(.*\\)) is not applicable", Pattern.MULTILINE);
  private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

  private PlainWords() {}

  /**
   * Returns one sentence, without a full stop.
   *
   * @param code the compiler's name of the error, {@code compiler.err.cant.resolve}; null if none
   * @param message what the compiler says in English; its own first line where no better is known
   */
  public static String of(String code, String message) {
    String sentence = sentence(code, message).replaceAll("\\bjava\\.lang\\.(?=[A-Z])", "");
    return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST) + "…";
  }

  private static String sentence(String code, String message) {
    String first = message.lines().findFirst().orElse(message).strip();
    String error = code == null ? "" : code.replaceFirst("^compiler\\.err\\.", "");
    if (error.startsWith("cant.resolve")) {
      Matcher symbol = SYMBOL.matcher(message);
      return symbol.find()
          ? "there is no " + symbol.group(1) + " " + symbol.group(2) + Moved.hint(message)
          : first;
    }
    if (error.startsWith("doesnt.exist")) {
      return first + Moved.hint(message);
    }
    if (error.contains("cant.ref.non.effectively.final")) {
      return "a lambda can only use variables that never change: copy it into one of its own just"
          + " before";
    }
    if (error.startsWith("premature.eof")) {
      return "the file ends too early: a } is missing somewhere above";
    }
    if (error.startsWith("missing.ret.stmt")) {
      return "the method has to return something on every way out";
    }
    if (error.startsWith("cant.apply.symbols")) {
      return overloads(message, first);
    }
    if (error.startsWith("cant.apply.symbol")) {
      return call(message, first);
    }
    return byMessage(error, message, first);
  }

  private static String byMessage(String error, String message, String first) {
    Matcher expected = EXPECTED.matcher(first);
    if (error.startsWith("expected") && expected.matches()) {
      return expected.group(1).replace("<identifier>", "a name") + " is missing here";
    }
    Matcher unreported = UNREPORTED.matcher(message);
    if (unreported.matches()) {
      String thrown = unreported.group(1);
      return "this can throw " + thrown + ": catch it, or let the method say throws " + thrown;
    }
    if (first.endsWith("incompatible parameter types in lambda expression")) {
      return "the lambda has other parameters than are needed here";
    }
    if (REFERENCE.matcher(first).find() && message.contains("required:")) {
      return call(message, message.lines().skip(1).findFirst().orElse(first).strip());
    }
    Matcher incompatible = INCOMPATIBLE.matcher(first);
    if (incompatible.find()) {
      return "the type "
          + incompatible.group(2)
          + " is needed here, and this is of type "
          + incompatible.group(1);
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

  /** "no suitable method found for f(int)", and two or three lines about each that there is. */
  private static String overloads(String message, String first) {
    Matcher none = NONE_SUITABLE.matcher(first);
    if (!none.find()) {
      return first;
    }
    List<String> all = new ArrayList<>();
    OVERLOAD.matcher(message).results().forEach(one -> all.add(withoutPackages(one.group(1))));
    String some = String.join(", ", all.subList(0, Math.min(all.size(), MOST_OVERLOADS)));
    String given = none.group(2).replace("(no arguments)", "()");
    return "no "
        + none.group(1)
        + " takes "
        + withoutPackages(given)
        + ": there "
        + (all.size() == 1 ? "is " : "are ")
        + some
        + (all.size() > MOST_OVERLOADS ? " and more" : "");
  }

  private static String withoutPackages(String types) {
    return PACKAGE.matcher(types).replaceAll("");
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
