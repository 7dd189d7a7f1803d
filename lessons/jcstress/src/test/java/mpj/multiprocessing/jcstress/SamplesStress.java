package mpj.multiprocessing.jcstress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.ReportUtils;

/**
 * Runs the samples, each in JVMs of its own, and prints how often each outcome was seen. What
 * jcstress itself prints is in {@code target/jcstress.txt}, its tables are in {@code
 * target/jcstress}.
 */
@ExtendWith(NothingLeft.class)
@Timeout(7000)
class SamplesStress {
  private static final Path OUTPUT = Path.of("jcstress.txt"); // in the working directory: target

  /** A regular expression for the names of the samples to run. */
  private static final String SAMPLES = System.getProperty("mpj.jcstress.samples", ".*");

  /** For all of the stress: the interpreter and both compilers, in all pairs for two actors. */
  private static final List<String> ALL_COMPILERS = List.of("-time", "500");

  /** For a part of the stress: compilers that reorder at random, differently in each JVM. */
  private static final List<String> ONE_COMPILER =
      List.of(
          "-time",
          "500",
          "-sc",
          "false",
          "-jvmArgs",
          "-XX:+UnlockDiagnosticVMOptions"
              + " -XX:+StressLCM -XX:+StressGCM -XX:+StressIGVN -XX:+StressCCP");

  /**
   * What both have in common. Long strides would take seconds for each sample, because jcstress
   * first tries how long they can be. A container may not let a process choose its processors.
   */
  private static final List<String> COMMON =
      List.of(
          "-r",
          "jcstress",
          "-t",
          SAMPLES,
          "-iters",
          "1",
          "-fsm",
          "1",
          "-strideCount",
          "4",
          "-hs",
          "128",
          "-pth",
          "false",
          "-af",
          "NONE");

  @Test
  void shouldShowNoForbiddenOutcome() throws Exception {
    assumeThat(Runtime.getRuntime().availableProcessors())
        .as("processors, for two actors at the same time")
        .isGreaterThan(1);
    boolean all = Effort.rounds(100) == 100;
    Options options = new Options(arguments(all ? ALL_COMPILERS : ONE_COMPILER));
    List<TestResult> results = run(options);
    results.forEach(result -> System.out.println(outcomes(result)));
    assertThat(results)
        .extracting(TestResult::getName)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(new JCStress(options).getTests());
    SoftAssertions good = new SoftAssertions();
    for (TestResult result : results) {
      String name = result.getName() + ", see target/" + OUTPUT;
      good.assertThat(result.status()).as(name).isEqualTo(Status.NORMAL);
      good.assertThat(result.grading().failureMessages).as(name).isEmpty();
    }
    good.assertAll();
  }

  private static String[] arguments(List<String> own) {
    return Stream.concat(COMMON.stream(), own.stream()).toArray(String[]::new);
  }

  /** Returns one result for each sample that was run. */
  private static List<TestResult> run(Options options) throws Exception {
    PrintStream console = System.out;
    try (PrintStream output = new PrintStream(Files.newOutputStream(OUTPUT), true);
        Watchdog _ = new Watchdog()) {
      System.setOut(output);
      if (!options.parse()) {
        throw new IllegalArgumentException("jcstress does not take its options, see " + OUTPUT);
      }
      new JCStress(options).run();
    } catch (AssertionError e) {
      // It lists the failures of each JVM. They are in the results, too.
    } finally {
      System.setOut(console);
    }
    InProcessCollector collector = new InProcessCollector();
    DiskReadCollector reader = new DiskReadCollector(options.getResultFile(), collector);
    reader.dump();
    reader.close();
    Files.delete(Path.of(options.getResultFile()));
    return ReportUtils.mergedByName(collector.getTestResults()).stream()
        .sorted(Comparator.comparing(TestResult::getName))
        .toList();
  }

  private static String outcomes(TestResult result) {
    String simpleName = result.getName().substring(result.getName().lastIndexOf('.') + 1);
    return result.getStateKeys().stream()
        .sorted()
        .map(state -> "[" + state + "] " + result.getCount(state))
        .collect(Collectors.joining("  ", "jcstress: " + simpleName + "  ", ""));
  }
}
