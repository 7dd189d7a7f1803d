package mpj.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mpj.lessons.demo.Settings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs each demo twenty times by the launcher, with nothing else at work: each run ends well, and
 * takes no longer than the demo's own sleeps and work, the time in which children of it were being
 * started, and 300 ms. Left out are those that measure (their work is what they tell), that start
 * programs of their own, and whose sleeps depend on who takes what.
 *
 * <p>{@code mvn -Pstress -Dquick -pl app -am test -Dtest=DemoTimeStress
 * -Dsurefire.failIfNoSpecifiedTests=false}
 */
class DemoTimeStress {
  private static final int RUNS = Integer.getInteger("mpj.test.runs", 20);
  private static final int ALLOWED_MILLIS = 300;
  private static final int MEASURED_OF_EACH = 3;
  private static final Pattern MEASURED = Pattern.compile(".*, after ([0-9.]+) ms to prepare");

  record Demo(int lesson, String name, ToIntFunction<Settings> sleeps) {
    @Override
    public String toString() {
      return lesson + " " + name;
    }
  }

  /** What a demo sleeps by itself, on the longest way through its processes, in milliseconds. */
  static Stream<Demo> demos() {
    return Stream.of(
        new Demo(1, "countdown", DemoTimeStress::longerCountdown),
        new Demo(1, "countdown-threads", DemoTimeStress::longerCountdown),
        new Demo(1, "io-bound", _ -> 8 * 100 + 3 * 100),
        new Demo(2, "run-function", _ -> 300),
        new Demo(2, "extend-process", _ -> 0),
        new Demo(2, "arguments", DemoTimeStress::longerGreeting),
        new Demo(2, "life-cycle", _ -> 300 + 300),
        new Demo(2, "process-tree", _ -> 0),
        new Demo(2, "entry-point", _ -> 0),
        new Demo(2, "flush", _ -> 3 * 200),
        new Demo(3, "name-and-daemon", _ -> 300),
        new Demo(3, "status", settings -> 400 + settings.random(1).nextInt(200)),
        new Demo(3, "exit-codes", _ -> 0),
        new Demo(3, "terminate-and-kill", _ -> 300),
        new Demo(3, "pause", settings -> 450 + 7 * (30 + settings.random(1).nextInt(40))),
        new Demo(3, "who-am-i", _ -> 0),
        new Demo(3, "start-methods", _ -> 0), // all of its work is starting
        new Demo(4, "race", _ -> 0), // but it works
        new Demo(4, "lock", settings -> turns(settings, 10).sum()),
        new Demo(4, "rlock", _ -> 2 * 250 + 400 + 250),
        new Demo(4, "deadlock", _ -> 600 + 2 * 100),
        new Demo(4, "semaphore", settings -> turns(settings, 10).sum() / 2 + 300),
        new Demo(4, "event", settings -> 300 + settings.random(0).nextInt(300)),
        new Demo(4, "condition", _ -> 2 * 200 + 3 * 150),
        new Demo(4, "barrier", settings -> journeys(settings).max().orElseThrow() + 300),
        new Demo(5, "globals", _ -> 0),
        new Demo(5, "array", _ -> 0),
        new Demo(5, "pipe", _ -> 0),
        new Demo(6, "map", _ -> 10 * 120), // by one, if the other workers are late
        new Demo(6, "squares", _ -> 0),
        new Demo(6, "apply", _ -> 200 + 2 * 50),
        new Demo(6, "callbacks", _ -> 4 * 100),
        new Demo(6, "starmap", _ -> 4 * 100),
        new Demo(6, "imap", _ -> 3 * (4 + 3) * 60),
        new Demo(6, "recycle", _ -> 10 * 60),
        new Demo(6, "ending", _ -> 2 * 4 * 200),
        new Demo(7, "list", _ -> 0),
        new Demo(7, "dict", _ -> 0),
        new Demo(7, "namespace", _ -> 0),
        new Demo(7, "custom", _ -> 12 * 10)); // by one player
  }

  private static int longerCountdown(Settings settings) {
    return Math.max(countdown(settings, 1, 10), countdown(settings, 2, 20));
  }

  private static int countdown(Settings settings, int child, int from) {
    var random = new Random(settings.random(child).nextLong());
    return IntStream.range(0, from).map(_ -> 40 + random.nextInt(80)).sum();
  }

  private static int longerGreeting(Settings settings) {
    return IntStream.of(1, 2)
        .map(child -> {
          var random = new Random(settings.random(child).nextLong());
          return IntStream.range(0, 3).map(_ -> 50 + random.nextInt(150)).sum();
        })
        .max()
        .orElseThrow();
  }

  private static IntStream turns(Settings settings, int processes) {
    return IntStream.rangeClosed(1, processes).map(i -> 150 + settings.random(i).nextInt(150));
  }

  private static IntStream journeys(Settings settings) {
    return IntStream.rangeClosed(0, 5).map(i -> 200 + settings.random(i).nextInt(800));
  }

  @ParameterizedTest
  @MethodSource("demos")
  void shouldEndInItsOwnTime(Demo demo) throws Exception {
    List<Long> over = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      JsonNode document = run(demo);
      var settings = new Settings(List.of(), Map.of(), document.path("seed").asLong());
      double elapsed = document.path("elapsedMs").asDouble();
      double own = demo.sleeps.applyAsInt(settings) + busy(document);
      over.add(Math.round(elapsed - starting(document) - own));
    }
    over.sort(null);
    System.err.printf(
        "%s: beyond sleeps and starts, ms: median=%d max=%d of %d runs%n",
        demo, over.get(RUNS / 2), over.getLast(), RUNS);
    assertThat(over).allMatch(millis -> millis <= ALLOWED_MILLIS);
  }

  private static JsonNode run(Demo demo) throws Exception {
    var builder =
        new ProcessBuilder(
            Path.of("..", "mpj").toString(),
            "lesson",
            String.valueOf(demo.lesson),
            "--run",
            demo.name,
            "--json");
    Process tool = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    JsonNode root = JsonMapper.shared().readTree(tool.getInputStream());
    assertThat(tool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(tool.exitValue()).as(demo.toString()).isZero();
    JsonNode document = root.path("demos").path(0);
    assertThat(document.path("ok").asBoolean()).as(demo.toString()).isTrue();
    return document;
  }

  /**
   * In how much of its time at least one child was between its start and its task. Where the
   * children's tasks are nothing but to be started, their whole lives count, and what the demo says
   * that it took to have JVMs ready for them.
   */
  private static double starting(JsonNode document) {
    boolean nothingElse = document.path("name").asString().equals("start-methods");
    Map<Long, Double> begun = new HashMap<>();
    for (JsonNode event : document.path("events")) {
      if (event.path("kind").asString().equals("process.started")) {
        begun.put(event.path("pid").asLong(), event.path("ms").asDouble());
      }
    }
    var starting = new Covered();
    for (JsonNode process : document.path("processes")) {
      double from = process.path("startMs").asDouble();
      double end = process.path("endMs").asDouble(from); // the main process has none
      double to = begun.getOrDefault(process.path("pid").asLong(), from);
      starting.add(from, nothingElse ? end : to);
    }
    return starting.millis + preparing(document);
  }

  /** Three children of each method are measured, and one more is started. */
  private static double preparing(JsonNode document) {
    double preparing = 0;
    for (JsonNode line : document.path("lines")) {
      Matcher measured = MEASURED.matcher(line.path("text").asString());
      if (measured.matches()) {
        preparing += (MEASURED_OF_EACH + 1) * Double.parseDouble(measured.group(1));
      }
    }
    return preparing;
  }

  /** How much time some intervals cover, given in the order of their beginnings. */
  private static final class Covered {
    private double millis;
    private double until;

    void add(double from, double to) {
      millis += Math.max(0, to - Math.max(from, until));
      until = Math.max(until, to);
    }
  }

  /** In how much of a race at least one process was between the start and its last line. */
  private static double busy(JsonNode document) {
    if (!document.path("name").asString().equals("race")) {
      return 0;
    }
    Map<Long, Double> lines = new HashMap<>();
    for (JsonNode line : document.path("lines")) {
      lines.put(line.path("pid").asLong(), line.path("ms").asDouble());
    }
    var busy = new Covered();
    for (JsonNode event : document.path("events")) { // in the order of their times
      if (event.path("kind").asString().equals("barrier.passed")) {
        double from = event.path("ms").asDouble();
        busy.add(from, lines.getOrDefault(event.path("pid").asLong(), from));
      }
    }
    return busy.millis;
  }
}
