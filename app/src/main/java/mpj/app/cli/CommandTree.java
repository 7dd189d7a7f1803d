package mpj.app.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import mpj.app.Version;
import mpj.app.exercise.Desk;
import mpj.app.exercise.progress.ProgressFile;
import mpj.app.terminal.Screen;
import mpj.lessons.demo.Lesson;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

/** The commands as the command line's library knows them. */
final class CommandTree {
  private static final int MOST_HELP_COLUMNS = 100;
  private static final String SETTINGS_SECTION = "demoSettings";

  /** In the order of the front page. */
  private static final List<Entry> COMMANDS =
      List.of(
          new Entry(
              "lessons", LessonsCommand.DESCRIPTION, t -> new LessonsCommand(t.screen, t.lessons)),
          new Entry(
              "lesson", LessonCommand.DESCRIPTION, t -> new LessonCommand(t.screen, t.lessons)),
          new Entry("bench", BenchCommand.DESCRIPTION, t -> new BenchCommand(t.screen)),
          new Entry("init", InitCommand.DESCRIPTION, t -> new InitCommand(t.screen, t.desk)),
          new Entry(
              "exercise", ExerciseCommand.DESCRIPTION, t -> new ExerciseCommand(t.screen, t.desk)),
          new Entry("next", NextCommand.DESCRIPTION, t -> new NextCommand(t.screen, t.desk)),
          new Entry("check", CheckCommand.DESCRIPTION, t -> new CheckCommand(t.screen, t.desk)),
          new Entry("watch", WatchCommand.DESCRIPTION, t -> new WatchCommand(t.screen, t.desk)),
          new Entry("hint", HintCommand.DESCRIPTION, t -> new HintCommand(t.screen, t.desk)),
          new Entry(
              "solution", SolutionCommand.DESCRIPTION, t -> new SolutionCommand(t.screen, t.desk)),
          new Entry("reset", ResetCommand.DESCRIPTION, t -> new ResetCommand(t.screen, t.desk)),
          new Entry(
              "progress", ProgressCommand.DESCRIPTION, t -> new ProgressCommand(t.screen, t.desk)),
          new Entry("repl", ReplCommand.DESCRIPTION, t -> new ReplCommand(t.screen, t.lessons)),
          new Entry(
              "completion",
              CompletionCommand.DESCRIPTION,
              t -> new CompletionCommand(t.screen, t.lessons)));

  private final Screen screen;
  private final Supplier<List<Lesson>> lessons;
  private final Desk desk;

  CommandTree(Screen screen, Supplier<List<Lesson>> lessons) {
    this.screen = screen;
    this.lessons = lessons;
    this.desk = new Desk(ProgressFile.ofThisUser(screen::message));
  }

  /**
   * A command for everybody.
   *
   * @param description a constant of its class: the front page shows it, and loads no command
   * @param make makes the command, with what the tree has for all of them
   */
  private record Entry(String name, String description, Function<CommandTree, Object> make) {}

  /** Returns the commands with what they do, in the order of the front page. */
  static Map<String, String> descriptions() {
    var all = new LinkedHashMap<String, String>();
    COMMANDS.forEach(entry -> all.put(entry.name(), entry.description()));
    return all;
  }

  /** Does what the arguments ask for and returns the exit code; throws nothing. */
  int execute(String... arguments) {
    var handlers = new ErrorHandlers(screen, Version.line());
    try {
      return commandLine(handlers).execute(arguments);
    } catch (RuntimeException | Error e) {
      return handlers.unexpected(e);
    }
  }

  /** Returns the names of the commands for everybody, in order. */
  List<String> names() {
    return commandLine().getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(command -> !command.usageMessage().hidden())
        .map(CommandSpec::name)
        .toList();
  }

  /** Returns what knows what may follow the commands' words. */
  Completion completion() {
    return new Completion(commandLine(), lessons.get());
  }

  /** Returns whether that command line would start processes; one that is refused starts none. */
  boolean startsProcesses(List<String> arguments) {
    try {
      List<CommandLine> commands =
          commandLine().parseArgs(arguments.toArray(String[]::new)).asCommandLineList();
      return commands.stream().noneMatch(CommandLine::isUsageHelpRequested)
          && commands.getLast().getCommand() instanceof StartsProcesses command
          && command.startsProcesses();
    } catch (ParameterException e) {
      return false;
    }
  }

  CommandLine commandLine() {
    return commandLine(new ErrorHandlers(screen, Version.line()));
  }

  private CommandLine commandLine(ErrorHandlers handlers) {
    var command = new CommandLine(new Mpj(screen));
    COMMANDS.forEach(entry -> command.addSubcommand(entry.name(), entry.make().apply(this)));
    command.addSubcommand(
        new CommandLine(new DevCommand()).addSubcommand(new DevCheckCommand(screen, lessons)));
    command.getCommandSpec().version(Version.line());
    addSettings(command.getSubcommands().get(Completion.LESSON));
    setHelp(command);
    return command
        .setOut(writer(screen.output()))
        .setErr(writer(screen.errors()))
        .setExpandAtFiles(false)
        .setExecutionStrategy(handlers::execute)
        .setParameterExceptionHandler(handlers)
        .setExecutionExceptionHandler(handlers);
  }

  private void setHelp(CommandLine command) {
    if (screen.columns() < NarrowHelp.LEAST_COLUMNS) {
      NarrowHelp.install(command, screen.columns());
    } else {
      command
          .setUsageHelpWidth(Math.min(screen.columns(), MOST_HELP_COLUMNS))
          .setColorScheme(Help.defaultColorScheme(ansi()));
    }
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  private Help.Ansi ansi() {
    return screen.facts().colour() ? Help.Ansi.ON : Help.Ansi.OFF;
  }

  private static void addSettings(CommandLine command) {
    LessonCommand lesson = command.getCommand();
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    var sections = new ArrayList<>(usage.sectionKeys());
    sections.add(sections.indexOf(UsageMessageSpec.SECTION_KEY_FOOTER_HEADING), SETTINGS_SECTION);
    usage.sectionKeys(sections);
    usage
        .sectionMap()
        .put(
            SETTINGS_SECTION,
            help ->
                SettingsHelp.of(
                    lesson.demosForHelp(), help, help.commandSpec().usageMessage().width()));
  }
}
