package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mpj.multiprocessing.internal.arena.Timeout;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.pool.PoolBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows T1 and T2: every call that takes a time takes any, and none ends before it is over. */
class TimeoutsTest {
  /** These take a time without waiting; a test of their own has them. */
  private static final Set<String> SETTINGS = Set.of("PoolBuilder.timeout", "Timeout.nanos");

  /** For these, no time means that there is no limit. */
  private static final Set<String> OPTIONAL =
      Set.of("Barrier.new", "Context.barrier", "Manager.barrier");

  private static TimedCalls calls;

  @BeforeAll
  static void make() throws Exception {
    calls = new TimedCalls();
  }

  @AfterAll
  static void end() throws Exception {
    calls.close();
    new NothingLeft().afterEach(null);
  }

  @Test
  void t1ShouldKnowEveryCallThatTakesATime() throws Exception {
    Set<String> known = new TreeSet<>(SETTINGS);
    known.addAll(calls.all().keySet());
    assertThat(timedCalls()).as("add them to TimedCalls").isSubsetOf(known);
    assertThat(known).as("those that are no more").isSubsetOf(timedCalls());
  }

  @Test
  void t1ShouldReturnAtOnceAfterZeroAndLess() throws Exception {
    TimedChecks.checkAtOnce(calls.all());
  }

  @Test
  void t2ShouldNotReturnBeforeTheTimeIsOver() throws Exception {
    TimedChecks.checkNotBefore(calls.all());
  }

  @Test
  void t1ShouldWaitForEverUntilItIsInterrupted() throws Exception {
    TimedChecks.checkForEver(calls.all());
  }

  @Test
  void t1ShouldSayThatThereIsNoTime() {
    TimedChecks.checkNone(calls.all(), OPTIONAL);
  }

  @Test
  void t1ShouldTakeAnyTimeAsASetting() throws Exception {
    for (Duration timeout : TimedChecks.FOR_EVER) {
      try (Pool pool = Pool.builder().workers(1).timeout(timeout).build()) {
        assertThat(pool.apply(() -> 7)).isEqualTo(7);
      }
    }
    for (Duration timeout : TimedChecks.AT_ONCE) {
      PoolBuilder builder = Pool.builder();
      TimedChecks.refused(timeout, () -> builder.timeout(timeout));
    }
    assertThat(Timeout.nanos(Long.MIN_VALUE, TimeUnit.DAYS)).isZero();
    assertThat(Timeout.nanos(Long.MAX_VALUE, TimeUnit.DAYS)).isEqualTo(Long.MAX_VALUE);
  }

  /** Returns what takes a time, of all classes of the library that objects are made of. */
  private static Set<String> timedCalls() throws Exception {
    Path classes =
        Path.of(ChildProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(TimeoutsTest::isOfAClass).toList()) {
        String name = classes.relativize(file).toString().replace('/', '.');
        addTimed(Class.forName(name.substring(0, name.length() - 6)), found);
      }
    }
    return found;
  }

  private static boolean isOfAClass(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".class") && !name.equals("module-info.class");
  }

  private static void addTimed(Class<?> type, Set<String> found) {
    Stream.concat(Arrays.stream(type.getConstructors()), Arrays.stream(type.getMethods()))
        .filter(call -> Arrays.stream(call.getParameterTypes()).anyMatch(TimeoutsTest::isTime))
        .filter(call -> call.getDeclaringClass().getName().startsWith("mpj."))
        .filter(call -> isStatic(call) || !Modifier.isAbstract(type.getModifiers()))
        .map(call ->
            type.getSimpleName() + "." + (call.getName().contains(".") ? "new" : call.getName()))
        .forEach(found::add);
  }

  private static boolean isStatic(Executable call) {
    return Modifier.isStatic(call.getModifiers());
  }

  private static boolean isTime(Class<?> type) {
    return type == Duration.class || type == TimeUnit.class;
  }
}
