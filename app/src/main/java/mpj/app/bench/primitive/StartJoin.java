package mpj.app.bench.primitive;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import mpj.app.bench.figure.CheckFailedException;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.StartMethod;

/** What it takes to start a child that does nothing, and to wait for its end. */
final class StartJoin {
  private static final int WARM_UPS = 3;
  private static final int STARTS = 10;
  private static final int MANY = 30;

  /** In it the child before is gone for good, and the JVM that replaces it has fallen asleep. */
  private static final Duration SETTLING = Duration.ofMillis(20);

  private StartJoin() {}

  static Primitive spawn() {
    return new Primitive(
        "start_join_ms_spawn",
        "ms",
        Primitive.Better.LOWER,
        "start and join a child that does nothing (spawn)",
        () -> warmedUp(StartMethod.SPAWN, StartJoin::milliseconds));
  }

  static Primitive forkserver() {
    return new Primitive(
        "start_join_ms_forkserver",
        "ms",
        Primitive.Better.LOWER,
        "the same from an idle JVM that stands by (forkserver)",
        () -> warmedUp(StartMethod.FORKSERVER, StartJoin::millisecondsOfStandbys));
  }

  static Primitive sustained() {
    return new Primitive(
        "forkserver_sustained_starts_s",
        "starts/s",
        Primitive.Better.HIGHER,
        "start and join "
            + MANY
            + " such children in a row, whether JVMs stand by or not (forkserver)",
        () -> warmedUp(StartMethod.FORKSERVER, StartJoin::manyInARow));
  }

  /** A run of starts by one context. */
  @FunctionalInterface
  private interface Starts {
    double run(Context context) throws InterruptedException;
  }

  private static Primitive.Session warmedUp(StartMethod method, Starts starts)
      throws InterruptedException {
    Context context = Context.of(method);
    startAndJoin(context, WARM_UPS);
    return () -> starts.run(context);
  }

  private static double milliseconds(Context context) throws InterruptedException {
    long begun = System.nanoTime();
    startAndJoin(context, STARTS);
    return (System.nanoTime() - begun) / 1e6 / STARTS;
  }

  private static double manyInARow(Context context) throws InterruptedException {
    long begun = System.nanoTime();
    startAndJoin(context, MANY);
    return MANY * 1e9 / (System.nanoTime() - begun);
  }

  /** Only the starts are timed, not how long it takes until the next JVM stands by. */
  private static double millisecondsOfStandbys(Context context) throws InterruptedException {
    long nanos = 0;
    for (int start = 0; start < STARTS; start++) {
      context.prepare();
      Thread.sleep(SETTLING);
      Set<Long> before = pidsOfChildren();
      long begun = System.nanoTime();
      long pid = startAndJoin(context);
      nanos += System.nanoTime() - begun;
      expectAmong(before, pid);
    }
    return nanos / 1e6 / STARTS;
  }

  private static Set<Long> pidsOfChildren() {
    return ProcessHandle.current()
        .children()
        .map(ProcessHandle::pid)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A child that was spawned has a pid that was not there before its start. */
  static void expectAmong(Set<Long> before, long pid) {
    if (!before.contains(pid)) {
      throw new CheckFailedException(
          "A child was spawned that a JVM standing by should have been: pid="
              + pid
              + " standingBy="
              + before.size()
              + "; its time means nothing, run the bench again with this key alone.");
    }
  }

  private static void startAndJoin(Context context, int times) throws InterruptedException {
    for (int start = 0; start < times; start++) {
      startAndJoin(context);
    }
  }

  private static long startAndJoin(Context context) throws InterruptedException {
    ChildProcess child = context.process(() -> {});
    child.start();
    child.join();
    if (child.exitCode().orElse(-1) != 0) {
      throw new CheckFailedException(
          "A child that does nothing failed: exitCode="
              + child.exitCode().orElse(-1)
              + "; see its message above.");
    }
    return child.pid();
  }
}
