package mpj.app.exercise.host;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import mpj.app.error.RefusedException;
import mpj.app.terminal.Glyphs;
import mpj.app.terminal.ScreenFacts;
import mpj.multiprocessing.internal.arena.PrivateFiles;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.OptionVariables;

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
   * @param classes the folder with the programs' classes, which the programs may do anything to
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
   * @throws RefusedException if the system refuses what a run needs, which is no fault of a program
   */
  public List<Outcome> run(List<Job> jobs) throws IOException, InterruptedException {
    var outcomes = new ArrayList<Outcome>();
    while (outcomes.size() < jobs.size()) {
      if (!Files.isDirectory(classes)) {
        outcomes.add(
            Outcome.failed("deleted", "The program deleted the folder with its own classes."));
        continue;
      }
      outcomes.addAll(runSome(jobs.subList(outcomes.size(), jobs.size())));
    }
    return outcomes;
  }

  /** Returns at least one outcome. */
  private List<Outcome> runSome(List<Job> jobs) throws IOException, InterruptedException {
    Path tree = Tree.current().directory();
    Path results = Files.createTempFile(tree, "results", ".bin", PrivateFiles.file());
    Process process = null;
    try {
      process =
          Orphans.start(
              new ProcessBuilder(command(results, jobs))
                  .redirectErrorStream(true)); // a JVM that does not come up says so in either
      var errors = new Head(process.getInputStream());
      boolean ended = process.waitFor(jobs.size() * MOST_SECONDS, TimeUnit.SECONDS);
      int code = ended ? process.exitValue() : Limits.BROKEN;
      if (!Files.exists(results)) {
        return List.of(Outcome.failed("deleted", "The program deleted what the tool has written."));
      }
      Report report = read(results);
      refuse(report, code, errors);
      var outcomes = new ArrayList<Outcome>(report.outcomes());
      if (!ended && outcomes.isEmpty()) {
        return List.of(Outcome.failed("too-long", "The program kept its JVM from ending it."));
      }
      if (outcomes.isEmpty() || (outcomes.size() < jobs.size() && code != Limits.BROKEN)) {
        outcomes.add(gone(code, errors));
      }
      return outcomes;
    } finally {
      Files.deleteIfExists(results);
      if (process != null) {
        Orphans.end(process);
        if (Files.exists(tree)) { // unless the program has deleted it
          Tree.current().sweep(); // it may have ended without an end of its tree
        }
      }
    }
  }

  /** Throws what the program has no part in. */
  private static void refuse(Report report, int code, Head errors)
      throws RefusedException, InterruptedException {
    if (report.refused().isPresent()) {
      throw new RefusedException(report.refused().get());
    }
    if (report.broken().isPresent()) {
      throw new IllegalStateException("in the JVM of the program: " + report.broken().get());
    }
    if (!report.begun()) {
      throw new RefusedException(
          "the JVM that runs the program did not come up: exit code="
              + code
              + said(errors)
              + "; look whether there are too many processes (ulimit -u) or open files (ulimit -n),"
              + " or too little memory or disk space");
    }
  }

  private static Outcome gone(int code, Head errors) throws InterruptedException {
    return Outcome.failed(
        "exited",
        "The program ended its JVM by itself, with exit code "
            + code
            + ": let main return instead of calling System.exit."
            + said(errors));
  }

  /** The first lines, if there are any. */
  private static String said(Head errors) throws InterruptedException {
    String first =
        errors
            .text(GRACE)
            .lines()
            .filter(line -> !OptionVariables.isNotice(line) && !line.isBlank())
            .limit(2)
            .map(String::strip)
            .collect(Collectors.joining(" "));
    return first.isEmpty() ? "" : " It said: " + first;
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
    command.add(CommandLine.classPathWith(classes.toString()));
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

  private static Report read(Path results) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(results)))) {
      return Report.read(in);
    }
  }
}
