package mpj.app.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mpj.app.error.UsageException;
import mpj.app.repl.Session.After;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.ProcessTree;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The REPL's rows of CONFORMANCE: real children run what was typed, one session for all. The names
 * that are typed differ from test to test, because each sees what the others have typed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SessionTest {
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
  private final KeptOutput output = new KeptOutput();
  private final Tool tool = new Tool();
  private final Session session = new Session(tool, output, true);

  /** Commands that are only noted. */
  private static final class Tool implements ToolCommands {
    private List<String> ran = List.of();

    @Override
    public Map<String, String> all() {
      return Map.of("lessons", "List.", "hint", "A hint.", "reset", "Put back.");
    }

    @Override
    public int run(List<String> arguments) {
      ran = arguments;
      return arguments.contains("fail") ? 1 : 0;
    }

    @Override
    public boolean startsProcesses(List<String> arguments) {
      return false;
    }

    @Override
    public List<String> running(String typed) {
      throw new UsageException("unknown demo " + typed);
    }

    @Override
    public List<String> following(List<String> words) {
      return List.of();
    }
  }

  @BeforeEach
  void forget() {
    output.forget();
  }

  @AfterAll
  void end() {
    session.close();
    ProcessTree.shutdown();
    Thread.currentThread().setContextClassLoader(loader);
  }

  private void typed(String... pieces) {
    for (String piece : pieces) {
      assertThat(session.isWhole(piece)).as(piece).isTrue();
      assertThat(session.take(piece)).as("%s: %s", piece, output.said()).isEqualTo(After.OK);
    }
  }

  private String refused(String piece) {
    assertThat(session.take(piece)).isEqualTo(After.FAILED);
    return output.said();
  }

  @Test
  void shouldRunWhatWasTypedAndTheVariablesOfTheMomentInAChild() {
    typed(
        "int factor = 10;",
        "int times(int x) { return x * factor; }",
        "enum Mood { GOOD, BAD }",
        "var list = new ArrayList<>(List.of(1, 2));",
        "var c = new ChildProcess(() -> { list.add(times(3)); IO.println(list + \" \" + Mood.BAD);"
            + " IO.println(ChildProcess.parent().get().pid()); });",
        "factor = 20",
        "c.start(); c.join()",
        "list");

    assertThat(output.printed())
        .containsExactly("[1, 2, 60] BAD", String.valueOf(ProcessHandle.current().pid()));
    assertThat(output.said()).contains("list ==> [1, 2]").doesNotContain("60");
  }

  @Test
  void shouldPassTypedRecordsThroughAQueueToCodeThatReadsVariables() {
    typed(
        "int base = 100;",
        "record Job(int n) { int run() { return base + n; } }",
        "var jobs = new Queue<Job>(); var results = new Queue<Job>();",
        "var w = new ChildProcess(() -> { var job = jobs.get(); results.put(new Job(job.run()));"
            + " })",
        "w.start(); jobs.put(new Job(1)); results.get().run()");

    assertThat(output.said()).contains("==> 201");
  }

  @Test
  void shouldRunTypedFunctionsInAPoolOfWorkersThatWereThereBefore() {
    typed(
        "var pool = new Pool(1)",
        "pool.map(x -> x + 1, List.of(1))",
        "int later(int x) { return x * 7; }",
        "record Pair2(int a, int b) {}",
        "pool.map(x -> new Pair2(x, later(x)), List.of(1, 2))");
    assertThat(output.said()).contains("==> [Pair2[a=1, b=7], Pair2[a=2, b=14]]");

    String said = refused("pool.map(x -> x / 0, List.of(1))");

    assertThat(said)
        .contains("ArithmeticException: / by zero", "in PoolWorker-1")
        .doesNotContain("$JShell$");
    typed("pool.close()");
  }

  @Test
  void shouldKeepTypedRecordsInAManagerForAChild() {
    typed(
        "record Entry(String name, int n) {}",
        "var manager = new Manager(); var entries = manager.<Entry>list(); var lock = new Lock();",
        "var m = new ChildProcess(() -> { try (var h = lock.hold()) {"
            + " entries.add(new Entry(\"child\", 5)); } });",
        "m.start(); m.join(); entries.get(0).n()",
        "manager.close()");

    assertThat(output.said()).contains("==> 5");
  }

  @Test
  void shouldKeepForALambdaWhatIsDefinedAnewLater() {
    typed(
        "int version() { return 1; }",
        "int number = 1;",
        "Task before = () -> IO.println(\"before \" + version() + number);",
        "int version() { return 2; }",
        "long number = 2;",
        "var both = new ChildProcess(() -> { before.run(); IO.println(\"after \" + version() +"
            + " number); })",
        "both.start(); both.join()");

    assertThat(output.printed()).containsExactly("before 11", "after 22");
    assertThat(output.said()).contains("version() is defined anew");
  }

  @Test
  void shouldRunWhatIsTypedAfterAProcessWasMadeReadyForIt() {
    typed(
        "var ready = Context.of(StartMethod.FORKSERVER).standbys(1).prepare();",
        "int afterwards() { return 77; }",
        "var s = ready.process(() -> IO.println(afterwards())); s.start(); s.join(); s.exitCode()",
        "ready.standbys(0).process(() -> {}).start()");

    assertThat(output.printed()).containsExactly("77");
    assertThat(output.said()).contains("OptionalInt[0]");
  }

  @Test
  void shouldRefuseAVariableThatCannotBeSentByItsName() {
    typed("var nobody = new Thread(() -> {});", "String greet() { return nobody.getName(); }");
    List<ChildProcess> before = ChildProcess.activeChildren();

    String said = refused("new ChildProcess(() -> IO.println(greet())).start()");

    assertThat(said).contains("variable nobody", "java.lang.Thread is not Serializable");
    assertThat(ChildProcess.activeChildren()).isEqualTo(before);
  }

  @Test
  void shouldTellOfAnExceptionByTheFramesThatWereTyped() {
    typed(
        "int half(int x) {\n  return 1 / (x - x);\n}", "int twice(int x) { return 2 * half(x); }");

    String said = refused("twice(1)");

    assertThat(said.lines())
        .containsSubsequence(
            "ArithmeticException: / by zero", "  in half, line 2", "  in twice, line 1")
        .noneMatch(line -> line.contains("REPL") || line.contains("java.base"));
  }

  @Test
  void shouldSayWhatWaitIsWhereAwaitIsMeant() {
    assertThat(refused("new mpj.multiprocessing.sync.Event().wait()"))
        .contains("IllegalMonitorStateException", "the library's objects have await");
  }

  @Test
  void shouldSayInPlainWordsWhereSomethingIsNoJava() {
    assertThat(refused("int three = 1 + thre"))
        .contains("there is no variable thre\n  int three = 1 + thre;\n                  ^^^^");
    assertThat(refused("void nap() {\n  Thread.sleep(1);\n}"))
        .contains("line 2: this can throw InterruptedException: catch it");
    assertThat(refused("String \u754c = nix"))
        .contains("  String \u754c = nix;\n              ^^^");
    assertThat(refused("lesons")).contains("did you mean the command lessons?");
    assertThat(session.isWhole("for (int i = 0; i < 3; i++) {")).isFalse();
    assertThat(session.isWhole("int open(")).isFalse();
  }

  @Test
  void shouldStopWhatLoopsAndTheProcessesThatItStarted() throws Exception {
    typed("var kept = new ChildProcess(() -> { while (true); }); kept.start();");
    var piece =
        "var gone = new ChildProcess(() -> { IO.println(\"began\"); while (true); });"
            + " gone.start(); for (int i = 0; true; i++) { if (i == 5) i = 0; }";
    var stopped =
        CompletableFuture.runAsync(() -> {
          try {
            output.await("began", System.nanoTime() + DEADLINE_NANOS);
            session.interrupt();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });

    assertThat(session.take(piece)).isEqualTo(After.FAILED);

    stopped.get(60, TimeUnit.SECONDS);
    assertThat(output.said()).contains("interrupted, and with it", "still running:");
    typed("gone.join(); gone.exitCode().getAsInt()", "kept.isAlive()", "kept.kill(); kept.join()");
    assertThat(output.said()).contains("==> -9", "==> true");
  }

  @Test
  void shouldNameADeadlockAndWhoHasWhatInItWhileItLasts() throws Exception {
    typed(
        "var lockA = new Lock(); var lockB = new Lock(); var both2 = new Barrier(2);",
        "void first() throws Exception { lockA.acquire(); both2.await(); lockB.acquire(); }",
        "void second() throws Exception { lockB.acquire(); both2.await(); lockA.acquire(); }",
        "var ab = new ChildProcess(\"AB\", () -> first());",
        "var ba = new ChildProcess(\"BA\", () -> second());");
    var stopped =
        CompletableFuture.runAsync(() -> {
          try {
            output.awaitSaid("nothing is ended", System.nanoTime() + DEADLINE_NANOS);
            session.interrupt();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });

    assertThat(session.take("ab.start(); ba.start(); ab.join(); ba.join()"))
        .isEqualTo(After.FAILED);

    stopped.get(60, TimeUnit.SECONDS);
    assertThat(output.said())
        .contains("deadlock: each waits for what another has")
        .containsPattern("AB has Lock-\\d+ and wants Lock-\\d+ \\(in first\\)")
        .containsPattern("(?s)interrupted, and with it .*BA wants Lock-\\d+ of AB");
    output.forget();
    typed("ab.join(); ba.join();", "timeline");
    assertThat(output.said())
        .containsPattern("AB has Lock-\\d+ while it waits for Lock-\\d+")
        .containsPattern("BA has Lock-\\d+ while it waits for Lock-\\d+");
  }

  @Test
  void shouldGoOnAfterWhateverTypedCodeThrowsOrShows() {
    typed(
        "var before = 4711;",
        "class Mute extends Exception { public String getMessage() { throw new Error(); } }",
        "class Lost extends Exception { public Throwable getCause() { throw new Error(); } }",
        "class Bare extends Exception { public StackTraceElement[] getStackTrace() {"
            + " return null; } }",
        "var left = new Exception(\"left\"); var right = new Exception(\"right\", left);",
        "left.initCause(right)",
        "var deep = new Exception(); for (int i = 0; i < 20000; i++) deep = new Exception(deep);");

    assertThat(refused("throw new Mute()")).contains("Mute: its getMessage threw java.lang.Error");
    assertThat(refused("throw new Lost()")).contains("Lost");
    assertThat(refused("throw new Bare()")).contains("Bare");
    assertThat(refused("throw left")).contains("Exception: left", "because of Exception: right");
    assertThat(refused("throw deep")).contains("because of Exception");
    assertThat(refused("throw new ThreadDeath()")).contains("ThreadDeath");
    assertThat(refused("throw new OutOfMemoryError(\"made\")")).contains("OutOfMemoryError");

    typed(
        "class Loud { public String toString() { throw new IllegalStateException(); } }",
        "class Null { public String toString() { return null; } }",
        "class Endless { public String toString() { return \"\" + this; } }",
        "var loud = new Loud()",
        "new Null()",
        "new Endless()",
        "before");
    assertThat(output.said())
        .contains(
            "loud ==> a Loud (its toString threw java.lang.IllegalStateException)",
            "==> a Null (its toString returned null)",
            "==> a Endless (its toString threw java.lang.StackOverflowError)",
            "before ==> 4711")
        .doesNotContain("unexpected error");
  }

  @Test
  void shouldDrawWhatRanLast() {
    typed(
        "var t = new ChildProcess(\"Drawn\", () -> {}); t.start(); t.join()", "1 + 1", "timeline");

    assertThat(output.said()).contains("MainProcess", "Drawn");
  }

  @Test
  void shouldTakeCommandsButPreferWhatWasTyped() {
    typed("lessons", "hint 3 'two words'");
    assertThat(tool.ran).containsExactly("hint", "3", "two words");
    assertThat(refused("hint fail")).isEmpty();

    typed("int reset = 41;", "reset + 1");
    assertThat(output.said()).contains("==> 42");
    typed("/reset 4");
    assertThat(tool.ran).containsExactly("reset", "4");

    assertThat(refused("/resett")).contains("did you mean reset?");
    assertThat(session.take("quit")).isEqualTo(After.LEAVE);
    assertThat(session.take("help")).isEqualTo(After.OK);
    assertThat(output.said()).contains("/check is the command");
  }
}
