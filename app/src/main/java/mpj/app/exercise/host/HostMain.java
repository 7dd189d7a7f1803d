package mpj.app.exercise.host;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import mpj.app.error.Surroundings;
import mpj.app.terminal.Glyphs;
import mpj.app.terminal.ScreenFacts;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.internal.arena.Kernel;
import mpj.multiprocessing.internal.log.ThrowableText;

/** Where the JVM beside the tool's starts: it does the runs one after the other. */
public final class HostMain {
  private static final String HEAP = "128m";
  private static final String QUICK = "-XX:TieredStopAtLevel=1";
  private static final int FIRST_JOB = 5;

  private final DataOutputStream out;

  private HostMain(DataOutputStream out) {
    this.out = out;
  }

  /**
   * Does runs, and writes their outcomes to a file.
   *
   * @param arguments the file, the columns, whether colours and whether only ASCII may be drawn,
   *     how many milliseconds without an event are a standstill, then the runs
   */
  public static void main(String[] arguments) throws Exception {
    Kernel.adoptOrphans(true);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Descendants.end(Set.of()), "processes"));
    endWithTool();
    var facts =
        new ScreenFacts(
            Integer.parseInt(arguments[1]),
            Boolean.parseBoolean(arguments[2]),
            Boolean.parseBoolean(arguments[3]) ? Glyphs.ASCII : Glyphs.UNICODE,
            false,
            false);
    var limit = Duration.ofMillis(Long.parseLong(arguments[4]));
    int code = 0;
    try (var out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(arguments[0], true)))) {
      var host = new HostMain(out);
      try {
        host.run(Arrays.copyOfRange(arguments, FIRST_JOB, arguments.length), limit, facts);
      } catch (Throwable e) { // of any kind: the tool shall tell it
        host.report(e);
        code = Limits.BROKEN;
      }
    }
    System.exit(code); // a program's threads may be left
  }

  private void run(String[] jobs, Duration limit, ScreenFacts facts) throws Exception {
    var limits = new Limits(this::report);
    limits.watch();
    synchronized (this) {
      Report.writeBegun(out);
    }
    for (String job : jobs) {
      Context.setStandard(Context.of(StartMethod.SPAWN).heap(HEAP).jvmOptions(QUICK), true);
      var run = new ProgramRun(Job.of(job), limit, facts);
      limits.begins();
      Outcome outcome = run.run();
      limits.ended();
      report(outcome);
    }
  }

  /** The tool holds the other end of standard input, and says nothing. */
  private static void endWithTool() {
    Thread.ofPlatform()
        .name("tool")
        .daemon()
        .start(() -> {
          try {
            while (System.in.read() >= 0) {
              // nothing is ever sent
            }
          } catch (IOException e) {
            // as good as its end
          }
          Descendants.end(Set.of());
          Runtime.getRuntime().halt(Limits.BROKEN);
        });
  }

  private synchronized void report(Throwable failure) throws IOException {
    Optional<String> refused = Surroundings.sentence(failure);
    if (refused.isEmpty() && failure instanceof OutOfMemoryError) { // the program has taken it all
      Report.write(out, Outcome.failed("out-of-memory", "It took more memory than it may have."));
    } else if (refused.isPresent()) {
      Report.writeRefused(out, refused.get());
    } else {
      Report.writeBroken(out, ThrowableText.trace(failure));
    }
  }

  private synchronized void report(Outcome outcome) {
    try {
      Report.write(out, outcome);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
