package mpj.app.exercise.host;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mpj.app.screen.Glyphs;
import mpj.app.screen.ScreenFacts;
import mpj.multiprocessing.launch.CommandLine;
import mpj.multiprocessing.launch.OptionVariables;

/** Starts JVMs beside the tool's that run learners' programs, and reads what came of it. */
public final class Host {
  private static final String HEAP = "-Xmx256m";

  /** How long a program may go without any event: a late child may not have one for four. */
  private static final Duration STANDSTILL = Duration.ofSeconds(6);

  private static final Duration GRACE = Duration.ofSeconds(2);

  /** The host ends a program much earlier, if it gets to it. */
  private static final long MOST_SECONDS = 2 * Limits.MOST_MILLIS / 1000;

  private final Path classes;
  private final ScreenFacts facts;

  /**
   * Creates one.
   *
   * @param classes the folder with the programs' classes, which results are written to as well
   * @param facts how timelines are drawn
   */
  public Host(Path classes, ScreenFacts facts) {
    this.classes = classes;
    this.facts = facts;
  }

  /**
   * Does runs, one after the other in one JVM, or, where a program ended that, in the next.
   *
   * @return as many outcomes as jobs
   */
  public List<Outcome> run(List<Job> jobs) throws IOException, InterruptedException {
    var outcomes = new ArrayList<Outcome>();
    while (outcomes.size() < jobs.size()) {
      outcomes.addAll(runSome(jobs.subList(outcomes.size(), jobs.size())));
    }
    return outcomes;
  }

  /** Returns at least one outcome. */
  private List<Outcome> runSome(List<Job> jobs) throws IOException, InterruptedException {
    Path results = Files.createTempFile(classes, "outcomes", ".bin");
    Process process = null;
    try {
      process =
          new ProcessBuilder(command(results, jobs))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      var errors = new Head(process.getErrorStream());
      boolean ended = process.waitFor(jobs.size() * MOST_SECONDS, TimeUnit.SECONDS);
      int code = ended ? process.exitValue() : Limits.BROKEN;
      List<Outcome> outcomes = read(results);
      if (!ended && outcomes.isEmpty()) {
        return List.of(Outcome.failed("too-long", "The program kept its JVM from ending it."));
      }
      if (outcomes.isEmpty() || (outcomes.size() < jobs.size() && code != Limits.BROKEN)) {
        outcomes.add(gone(code, errors));
      }
      return outcomes;
    } finally {
      if (process != null) {
        process.destroyForcibly();
      }
      Files.deleteIfExists(results);
    }
  }

  private static Outcome gone(int code, Head errors) throws InterruptedException {
    String said =
        String.join(
                "\n",
                errors.text(GRACE).lines().filter(line -> !OptionVariables.isNotice(line)).toList())
            .strip();
    return Outcome.failed(
        "exited",
        "The program ended its JVM by itself, with exit code "
            + code
            + ": let main return instead of calling System.exit."
            + (said.isEmpty() ? "" : " It said: " + said.lines().findFirst().orElse("")));
  }

  private List<String> command(Path results, List<Job> jobs) {
    List<String> command = CommandLine.jvm();
    command.add(HEAP);
    cacheOfTool().ifPresent(command::add);
    String children = System.getProperty("mpj.aot");
    if (children != null) {
      command.add("-Dmpj.aot=" + children);
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path") + File.pathSeparator + classes);
    command.add(HostMain.class.getName());
    command.add(results.toString());
    command.add(Integer.toString(facts.columns()));
    command.add(Boolean.toString(facts.colour()));
    command.add(Boolean.toString(facts.glyphs() == Glyphs.ASCII));
    command.add(Long.toString(STANDSTILL.toMillis()));
    jobs.forEach(job -> command.add(job.argument()));
    return command;
  }

  /** It holds for a class path that goes on where this JVM's ends. */
  private static java.util.Optional<String> cacheOfTool() {
    return ProcessHandle.current().info().arguments().stream()
        .flatMap(Arrays::stream)
        .filter(argument -> argument.startsWith("-XX:AOTCache="))
        .findFirst();
  }

  private static List<Outcome> read(Path results) throws IOException {
    var outcomes = new ArrayList<Outcome>();
    try (var in = new DataInputStream(Files.newInputStream(results))) {
      while (true) {
        outcomes.add(Outcome.read(in));
      }
    } catch (EOFException e) {
      return outcomes; // the last one may be cut off, where the JVM ended in the middle of it
    }
  }
}
