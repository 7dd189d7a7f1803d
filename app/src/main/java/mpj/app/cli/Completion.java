package mpj.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Lesson;
import mpj.lessons.demo.Setting;
import mpj.lessons.exercise.Exercise;
import mpj.lessons.exercise.Exercises;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What may follow the words of a command: the one source of what a session and a shell offer. It
 * asks the commands themselves; what it adds are the demos of a lesson and their settings.
 */
final class Completion {
  /** Stands for the names of files, which a shell knows better. */
  static final String FILES = "@files";

  static final String LESSON = "lesson";
  static final String RUN = "--run";
  static final String SOURCE = "--source";
  static final String SET = "--set";

  private final CommandLine root;
  private final List<Lesson> lessons;

  Completion(CommandLine root, List<Lesson> lessons) {
    this.root = root;
    this.lessons = lessons;
  }

  /** Returns all commands for everybody by their words, as {@code bench scaling}, and in order. */
  Map<String, CommandSpec> commands() {
    var all = new LinkedHashMap<String, CommandSpec>();
    all.put("", root.getCommandSpec());
    add("", root, all);
    return all;
  }

  private static void add(String before, CommandLine command, Map<String, CommandSpec> all) {
    command
        .getSubcommands()
        .forEach((name, sub) -> {
          if (!sub.getCommandSpec().usageMessage().hidden()) {
            String words = before + name;
            all.put(words, sub.getCommandSpec());
            add(words + " ", sub, all);
          }
        });
  }

  /** Returns what may follow a command's own words: subcommands, what it takes, and options. */
  List<String> own(CommandSpec command) {
    var all = new ArrayList<>(positional(command));
    command
        .subcommands()
        .forEach((name, sub) -> {
          if (!sub.getCommandSpec().usageMessage().hidden()) {
            all.add(name);
          }
        });
    all.addAll(options(command));
    return all;
  }

  private List<String> positional(CommandSpec command) {
    if (command.name().equals(LESSON)) {
      return lessons.stream().map(lesson -> String.valueOf(lesson.number())).toList();
    }
    return command.positionalParameters().stream()
        .findFirst()
        .map(one ->
            one.paramLabel().equals(ExerciseParameter.LABEL)
                ? Exercises.all().stream().map(Exercise::name).toList()
                : List.of(FILES))
        .orElse(List.of());
  }

  /** Returns a command's options, by their longest names. */
  static List<String> options(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.hidden())
        .map(OptionSpec::longestName)
        .toList();
  }

  /** Returns the values of those options that take one; none are known of a free one. */
  static Map<String, List<String>> values(CommandSpec command) {
    var all = new TreeMap<String, List<String>>();
    for (OptionSpec option : command.options()) {
      if (option.arity().max() > 0 && !option.hidden()) {
        all.put(option.longestName(), values(option));
      }
    }
    return all;
  }

  private static List<String> values(ArgSpec option) {
    var all = new ArrayList<String>();
    if (option.completionCandidates() != null) {
      option.completionCandidates().forEach(all::add);
    } else if (option.paramLabel().equals("FILE")) {
      all.add(FILES);
    }
    return all;
  }

  /** Returns the names of a lesson's demos. */
  static List<String> demos(Lesson lesson) {
    return lesson.demos().stream().map(DemoEntry::name).toList();
  }

  /** Returns a demo's settings, to be followed by a value. */
  static List<String> settings(DemoEntry demo) {
    return demo.settings().stream().map(Setting::name).map(name -> name + "=").toList();
  }

  List<Lesson> lessons() {
    return lessons;
  }

  /** Returns what may follow these words, the command's first. */
  List<String> following(List<String> words) {
    Map<String, CommandSpec> commands = commands();
    int count = 0;
    while (count < words.size()
        && commands.containsKey(String.join(" ", words.subList(0, count + 1)))) {
      count++;
    }
    CommandSpec command = commands.get(String.join(" ", words.subList(0, count)));
    List<String> given = words.subList(count, words.size());
    if (count == 0) {
      return given.isEmpty() ? own(command) : List.of();
    }
    Optional<Lesson> lesson = command.name().equals(LESSON) ? lesson(given) : Optional.empty();
    String last = given.isEmpty() ? "" : given.getLast();
    if (lesson.isPresent()) {
      String option =
          given.stream().filter(word -> word.startsWith("-")).toList().reversed().stream()
              .findFirst()
              .orElse("");
      if (last.equals(SET)) {
        return settings(lesson.get(), given);
      }
      if (last.equals(SOURCE)) {
        return demos(lesson.get());
      }
      if (option.equals(RUN)) {
        var all = new ArrayList<>(demos(lesson.get()));
        all.removeAll(given);
        all.addAll(options(command));
        return all;
      }
    }
    List<String> values = values(command).get(last);
    if (values != null) {
      return values;
    }
    List<String> own = own(command);
    return given.isEmpty() || own.contains(FILES) ? own : options(command);
  }

  private Optional<Lesson> lesson(List<String> given) {
    return given.stream()
        .filter(word -> !word.startsWith("-"))
        .findFirst()
        .flatMap(number ->
            lessons.stream()
                .filter(one -> String.valueOf(one.number()).equals(number))
                .findFirst());
  }

  /** Those of the demos that are named; of all the lesson's where none is. */
  private static List<String> settings(Lesson lesson, List<String> given) {
    boolean named = demos(lesson).stream().anyMatch(given::contains);
    return lesson.demos().stream()
        .filter(demo -> !named || given.contains(demo.name()))
        .flatMap(demo -> settings(demo).stream())
        .distinct()
        .toList();
  }
}
