package mpj.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import mpj.app.error.DidYouMean;
import mpj.app.error.UsageException;
import mpj.app.repl.ToolCommands;
import mpj.app.terminal.Screen;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Lesson;

/** The tool's commands for a session. Whatever commands the tool has, a session has too. */
final class SessionCommands implements ToolCommands {
  private static final List<String> OUT_OF_PLACE = List.of("repl", "completion");

  private final Supplier<Screen> screen;
  private final Supplier<List<Lesson>> lessons;

  SessionCommands(Supplier<Screen> screen, Supplier<List<Lesson>> lessons) {
    this.screen = screen;
    this.lessons = lessons;
  }

  @Override
  public Map<String, String> all() {
    var all = new LinkedHashMap<>(CommandTree.descriptions());
    all.keySet().removeAll(OUT_OF_PLACE);
    return all;
  }

  @Override
  public int run(List<String> arguments) {
    return new Tool(screen.get(), lessons).run(arguments.toArray(String[]::new));
  }

  @Override
  public boolean startsProcesses(List<String> arguments) {
    return new CommandTree(screen.get(), lessons).startsProcesses(arguments);
  }

  @Override
  public List<String> running(String typed) {
    if (lesson(typed) != null) {
      return List.of("lesson", typed, "--run");
    }
    var found = new ArrayList<String>();
    for (String name : demos()) {
      if (name.equals(typed) || name.substring(name.indexOf('/') + 1).equals(typed)) {
        found.add(name);
      }
    }
    if (found.isEmpty()) {
      String hint = DidYouMean.hint(typed, demoNames());
      throw new UsageException(
          "unknown demo " + typed + (hint.isEmpty() ? ";" : hint) + " lessons lists the demos");
    }
    if (found.size() > 1) {
      throw new UsageException(
          "several lessons have a demo " + typed + "; give one of " + String.join(", ", found));
    }
    String[] parts = found.getFirst().split("/", 2);
    return List.of("lesson", parts[0], "--run", parts[1]);
  }

  private Lesson lesson(String number) {
    return lessons.get().stream()
        .filter(lesson -> String.valueOf(lesson.number()).equals(number))
        .findFirst()
        .orElse(null);
  }

  /** Returns all demos as {@code 4/barrier}. */
  private List<String> demos() {
    return lessons.get().stream()
        .flatMap(lesson -> lesson.demos().stream().map(demo -> lesson.number() + "/" + demo.name()))
        .toList();
  }

  private List<String> demoNames() {
    return lessons.get().stream()
        .flatMap(lesson -> lesson.demos().stream().map(DemoEntry::name))
        .distinct()
        .toList();
  }

  @Override
  public List<String> following(List<String> words) {
    String command = words.getFirst();
    if (command.equals("run") && words.size() == 1) {
      var all = new ArrayList<>(demoNames());
      all.addAll(demos());
      return all;
    }
    if (!all().containsKey(command)) {
      return List.of();
    }
    return new CommandTree(screen.get(), lessons)
        .completion().following(words).stream()
            .filter(offer -> !offer.equals(Completion.FILES))
            .toList();
  }
}
