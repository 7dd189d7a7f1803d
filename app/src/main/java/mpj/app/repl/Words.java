package mpj.app.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that is a command, in words. The rule, as the help states it: a line is a command if its
 * first word is one's name and stands alone or before a blank; but a variable, method or class that
 * was typed comes first, and {@code /name} is always the command.
 *
 * @param forced whether it was written with a slash
 * @param name the command
 * @param arguments what follows it
 */
record Words(boolean forced, String name, List<String> arguments) {
  private static final Pattern FIRST = Pattern.compile("(/?)([a-z]+|\\?)(?=\\s|;|$)");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  /** Returns the words of a line that is a command. */
  static Optional<Words> of(String line, Set<String> commands, Set<String> typed) {
    String text = line.strip().replaceFirst("^mpj\\s+(?=[a-z-])", "").replaceFirst("\\s*;$", "");
    Matcher first = FIRST.matcher(text);
    if (text.indexOf('\n') >= 0 || !first.lookingAt()) {
      return Optional.empty();
    }
    boolean forced = !first.group(1).isEmpty();
    String name = first.group(2).equals("?") ? "help" : first.group(2);
    boolean command = forced || (commands.contains(name) && !typed.contains(name));
    return command
        ? Optional.of(new Words(forced, name, split(text.substring(first.end()))))
        : Optional.empty();
  }

  /** Splits at blanks, except within quotes. */
  static List<String> split(String text) {
    var words = new ArrayList<String>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      String quoted = word.group(1) != null ? word.group(1) : word.group(2);
      words.add(quoted != null ? quoted : word.group(3));
    }
    return words;
  }
}
