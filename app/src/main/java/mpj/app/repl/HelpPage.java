package mpj.app.repl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mpj.app.terminal.Entries;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;

/** The session's own help. */
final class HelpPage {
  private final Screen screen;
  private final List<Text> lines = new ArrayList<>();

  HelpPage(Screen screen) {
    this.screen = screen;
  }

  List<Text> lines(Map<String, String> commands) {
    title("Commands");
    lines.addAll(Entries.of(commands, screen));
    title("Everything else is Java");
    paragraph(
        "It runs at once, with the library imported, and with what was typed before: variables,"
            + " methods, records, classes. Children run it too:");
    var examples = new LinkedHashMap<String, String>();
    examples.put("int sq(int x) { return x * x; }", "");
    examples.put("var p = new ChildProcess(() -> IO.println(sq(7)));", "");
    examples.put("p.start(); p.join()", "");
    examples.put(
        "try (var pool = new Pool(4)) { IO.println(pool.map(x -> sq(x), List.of(1, 2))); }", "");
    lines.addAll(Entries.of(examples, screen));
    lines.add(Text.EMPTY);
    paragraph(
        "A child gets the values that your variables have when it is started, or when a task or an"
            + " item is sent to it, and works on copies. A variable whose value can't be sent is"
            + " refused by name. What you define anew is new: lambdas made before keep the old.");
    title("Which is which");
    paragraph(
        "A line is a command if its first word is one's name, alone or before a blank. Your own"
            + " names come first: once you have a variable check, check is that variable, and"
            + " /check is the command, as it always is.");
    title("Keys");
    var keys = new LinkedHashMap<String, String>();
    keys.put("Tab", "completes commands, lessons, demos, exercises and Java");
    keys.put("Ctrl-C", "drops the line; stops what runs, and ends the processes that it started");
    keys.put("Ctrl-D", "leaves, as quit does; processes that still run are ended");
    keys.put("Up, Ctrl-R", "earlier lines, of earlier sessions too; Ctrl-R searches");
    lines.addAll(Entries.of(keys, screen));
    return lines;
  }

  private void title(String text) {
    if (!lines.isEmpty()) {
      lines.add(Text.EMPTY);
    }
    lines.add(Text.of(text, Style.BOLD));
  }

  private void paragraph(String text) {
    lines.addAll(Text.spaces(2).plus(screen.fit(text)).wrap(screen.textColumns(), 2));
  }
}
