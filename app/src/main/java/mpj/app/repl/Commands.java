package mpj.app.repl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;
import mpj.app.chart.LaneChart;
import mpj.app.error.DidYouMean;
import mpj.app.error.UsageException;
import mpj.app.repl.Session.After;
import mpj.app.terminal.ProcessColours;
import mpj.app.terminal.Style;
import mpj.lessons.story.timeline.Timeline;

/** The commands of a session: the tool's, and a few of its own. */
public final class Commands {
  private static final Map<String, String> OWN = new LinkedHashMap<>();

  static {
    OWN.put("run", "Run a demo, as in run barrier, or all of a lesson, as in run 4.");
    OWN.put("timeline", "Draw what your Java has just run: who ran, waited and held what.");
    OWN.put("help", "Show this help; help COMMAND says more of one.");
    OWN.put("quit", "Leave, as exit and Ctrl-D do.");
  }

  private final ToolCommands tool;
  private final Output output;
  private final Java java;

  Commands(ToolCommands tool, Output output, Java java) {
    this.tool = tool;
    this.output = output;
    this.java = java;
  }

  /** Returns the commands with what each does, in order. */
  public Map<String, String> all() {
    var all = new LinkedHashMap<>(tool.all());
    all.putAll(OWN);
    return all;
  }

  /** Returns all names that are understood. */
  public Set<String> names() {
    var names = new java.util.LinkedHashSet<>(all().keySet());
    names.add("exit");
    return names;
  }

  /** Returns what may follow these words of a command. */
  public List<String> following(List<String> words) {
    return switch (words.getFirst()) {
      case "help" -> words.size() == 1 ? List.copyOf(all().keySet()) : List.of();
      default -> tool.following(words);
    };
  }

  After run(Words words) {
    List<String> arguments = words.arguments();
    return switch (words.name()) {
      case "quit", "exit" -> After.LEAVE;
      case "help" -> help(arguments);
      case "timeline" -> timeline();
      case "run" -> demo(arguments);
      default -> tool(words.name(), arguments);
    };
  }

  private After help(List<String> arguments) {
    if (!arguments.isEmpty() && !OWN.containsKey(arguments.getFirst())) {
      return tool(arguments.getFirst(), List.of("--help"));
    }
    output.say(new HelpPage(output.screen()).lines(all()));
    return After.OK;
  }

  private After timeline() {
    Timeline timeline = java.timeline();
    if (timeline == null) {
      throw new UsageException(
          "no process has run in this session yet; start one, or run a demo: run 4/lock ends with"
              + " its own timeline");
    }
    output.say(new LaneChart(output.screen(), timeline, new ProcessColours()).draw());
    return After.OK;
  }

  private After demo(List<String> arguments) {
    if (arguments.isEmpty()) {
      throw new UsageException(
          "which demo? As in run barrier, or run 4/barrier; lessons lists them");
    }
    var whole = new ArrayList<>(tool.running(arguments.getFirst()));
    whole.addAll(arguments.subList(1, arguments.size()));
    return inOwnJvm(whole);
  }

  private After tool(String name, List<String> arguments) {
    if (!tool.all().containsKey(name)) {
      throw new UsageException(
          "unknown command " + name + DidYouMean.hint(name, names()) + "; help lists the commands");
    }
    var whole = new ArrayList<String>();
    whole.add(name);
    whole.addAll(arguments);
    if (tool.startsProcesses(whole)) {
      return inOwnJvm(whole);
    }
    java.flush();
    return tool.run(whole) == 0 ? After.OK : After.FAILED;
  }

  private After inOwnJvm(List<String> arguments) {
    java.flush();
    try {
      return OwnJvm.run(arguments) == 0 ? After.OK : After.FAILED;
    } catch (IOException e) {
      throw new UsageException("no JVM can be started for it: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return After.FAILED;
    }
  }

  /** What is no Java may be a command that was mistyped. */
  void suggest(String text) {
    String word = Words.split(text).getFirst();
    Optional<String> near =
        word.matches("[a-z]+") && text.indexOf('\n') < 0 && !SourceVersion.isKeyword(word)
            ? DidYouMean.closest(word, names())
            : Optional.empty();
    near.filter(name -> !name.equals(word) && !java.names().contains(word))
        .ifPresent(name -> output.say("did you mean the command " + name + "?", Style.PLAIN));
  }
}
