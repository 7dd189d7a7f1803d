package mpj.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.app.error.DidYouMean;
import mpj.app.error.ErrorReport;
import mpj.app.error.ExitCode;
import mpj.app.error.UsageException;
import mpj.app.terminal.Screen;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever a command throws into one line on standard error and an exit code. */
final class ErrorHandlers implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Screen screen;
  private final String version;

  /** Creates the handlers of a tool that calls itself {@code version} in error reports. */
  ErrorHandlers(Screen screen, String version) {
    this.screen = screen;
    this.version = version;
  }

  /**
   * Runs what was asked for. What a command throws comes to {@link #handleExecutionException}; the
   * same goes here for what is thrown while a help is drawn, which picocli would print with its
   * trace.
   */
  public int execute(ParseResult parsed) {
    try {
      refuseConflicts(parsed);
      return new RunLast().execute(parsed);
    } catch (ParameterException | ExecutionException e) {
      throw e;
    } catch (RuntimeException e) {
      return handleExecutionException(e, parsed.commandSpec().commandLine(), parsed);
    }
  }

  /** Who asks for help gets it, whatever else stands there. */
  private static void refuseConflicts(ParseResult parsed) {
    List<CommandLine> commands = parsed.asCommandLineList();
    if (commands.stream().anyMatch(CommandLine::isUsageHelpRequested)) {
      return;
    }
    for (CommandLine command : commands) {
      ParseResult typed = command.getParseResult();
      if (!(command.getCommand() instanceof HasConflicts one)) {
        continue;
      }
      for (Conflict each : one.conflicts()) {
        if (isGiven(typed, each.one()) && isGiven(typed, each.other())) {
          throw new UsageException(
              each.sentence(word(typed, each.one()), word(typed, each.other())));
        }
      }
      for (Need each : one.needs()) {
        if (isGiven(typed, each.option()) && !isGiven(typed, each.needed())) {
          throw new UsageException(each.sentence());
        }
      }
    }
  }

  private static boolean isGiven(ParseResult typed, String name) {
    return typed.hasMatchedOption(name) || positional(typed, name).isPresent();
  }

  /** A parameter is known by what was typed, not by its label. */
  private static String word(ParseResult typed, String name) {
    return positional(typed, name).map(one -> one.stringValues().getFirst()).orElse(name);
  }

  private static Optional<PositionalParamSpec> positional(ParseResult typed, String label) {
    return typed.matchedPositionals().stream()
        .filter(one -> one.paramLabel().equals(label))
        .findFirst();
  }

  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    screen.message(sentence(problem));
    return ExitCode.USAGE.code();
  }

  @Override
  public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
    if (problem instanceof UsageException) {
      screen.message(problem.getMessage());
      return ExitCode.USAGE.code();
    }
    return unexpected(problem);
  }

  /** Reports an error of our own; what fails after an interruption fails because of it. */
  public int unexpected(Throwable problem) {
    if (screen.isSilent()) {
      return ExitCode.INTERNAL.code();
    }
    screen.message(ErrorReport.write(problem, version));
    return ExitCode.INTERNAL.code();
  }

  private static String sentence(ParameterException problem) {
    if (problem.getCause() instanceof UsageException refused) {
      return refused.getMessage(); // of a converter
    }
    if (problem instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unmatched(unmatched.getUnmatched().getFirst(), problem.getCommandLine());
    }
    if (problem instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return missing(missing.getMissing().getFirst(), help(problem.getCommandLine()));
    }
    return problem.getMessage();
  }

  private static String missing(ArgSpec argument, String help) {
    return argument instanceof OptionSpec option
        ? option.longestName() + " needs a value: " + argument.paramLabel() + "; see " + help
        : argument.paramLabel() + " is missing; see " + help;
  }

  private static String help(CommandLine command) {
    return command.getCommandSpec().qualifiedName() + " --help";
  }

  private static String unmatched(String typed, CommandLine command) {
    String help = help(command);
    if (typed.startsWith("-")) {
      String name = typed.contains("=") ? typed.substring(0, typed.indexOf('=')) : typed;
      String hint = DidYouMean.hint(name, options(command));
      return "unknown option " + name + hint + separator(hint) + help + " lists the options";
    }
    List<String> commands = new ArrayList<>();
    command
        .getSubcommands()
        .forEach((name, one) -> {
          if (!one.getCommandSpec().usageMessage().hidden()) {
            commands.add(name);
          }
        });
    if (commands.isEmpty()) {
      return "unexpected argument " + typed + "; " + help + " shows what is possible";
    }
    String hint = DidYouMean.hint(typed, commands);
    String all = String.join(", ", commands);
    if (hint.isEmpty()) {
      return "unknown command " + typed + "; use " + all;
    }
    return "unknown command "
        + typed
        + hint
        + (commands.size() > 1 ? " The commands are " + all : "");
  }

  private static String separator(String hint) {
    return hint.isEmpty() ? "; " : " ";
  }

  private static List<String> options(CommandLine command) {
    var names = new ArrayList<String>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      names.add(option.longestName());
    }
    return names;
  }
}
