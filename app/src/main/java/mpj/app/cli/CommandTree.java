package mpj.app.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import mpj.app.Version;
import mpj.app.terminal.Screen;
import mpj.lessons.Lesson;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands as the command line's library knows them. */
final class CommandTree {
  private static final int MOST_HELP_COLUMNS = 100;
  private static final String SETTINGS_SECTION = "demoSettings";

  private final Screen screen;
  private final Supplier<List<Lesson>> lessons;

  CommandTree(Screen screen, Supplier<List<Lesson>> lessons) {
    this.screen = screen;
    this.lessons = lessons;
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

  CommandLine commandLine() {
    return commandLine(new ErrorHandlers(screen, Version.line()));
  }

  private CommandLine commandLine(ErrorHandlers handlers) {
    var lesson = new LessonCommand(screen, lessons);
    var command = new CommandLine(new Mpj(screen));
    command
        .addSubcommand(new LessonsCommand(screen, lessons))
        .addSubcommand(lesson)
        .addSubcommand(new BenchCommand(screen));
    ExerciseCommands.all(screen).forEach(command::addSubcommand);
    command
        .addSubcommand(new ReplCommand(screen, lessons))
        .addSubcommand(new CompletionCommand(screen, lessons))
        .addSubcommand(
            new CommandLine(new DevCommand()).addSubcommand(new DevCheckCommand(screen, lessons)));
    command.getCommandSpec().version(Version.line());
    addSettings(command.getSubcommands().get("lesson"), lesson);
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

  private static void addSettings(CommandLine command, LessonCommand lesson) {
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
