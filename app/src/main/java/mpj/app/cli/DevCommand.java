package mpj.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mpj dev}: the authors' commands. */
@Command(name = "dev", hidden = true, description = DevCommand.DESCRIPTION)
final class DevCommand implements Runnable {
  static final String DESCRIPTION = "For authors of the course: check what it promises.";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which one? Give mpj dev check");
  }
}
