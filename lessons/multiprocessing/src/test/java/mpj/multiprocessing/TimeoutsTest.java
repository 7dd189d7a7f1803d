package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import mpj.multiprocessing.arena.Timeout;
import mpj.multiprocessing.channel.QueueEmpty;
import mpj.multiprocessing.channel.QueueFull;
import mpj.multiprocessing.net.Capacity;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.pool.PoolBuilder;
import mpj.multiprocessing.sync.BrokenBarrier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows T1 and T2: every call that takes a time takes any, and none ends before it is over. */
class TimeoutsTest {
  private static final List<Duration> AT_ONCE =
      List.of(
          Duration.ZERO,
          Duration.ofNanos(-1),
          Duration.ofNanos(Long.MIN_VALUE),
          Duration.ofDays(-400_000),
          Duration.ofSeconds(Long.MIN_VALUE));

  private static final List<Duration> FOR_EVER =
      List.of(
          Duration.ofNanos(Long.MAX_VALUE - 1),
          Duration.ofNanos(Long.MAX_VALUE),
          Duration.ofDays(400_000),
          Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));

  /** These take a time without waiting; a test of their own has them. */
  private static final Set<String> SETTINGS =
      Set.of("PoolBuilder.timeout", "Capacity.new", "Capacity.withSilence", "Timeout.nanos");

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
  void shouldKnowEveryCallThatTakesATime() throws Exception {
    Set<String> known = new TreeSet<>(SETTINGS);
    calls.all().keySet().stream()
        .map(name -> name.replace(" from elsewhere", ""))
        .forEach(known::add);
    assertThat(timedCalls()).as("add them to TimedCalls").isSubsetOf(known);
    assertThat(known).as("those that are no more").isSubsetOf(timedCalls());
  }

  @Test
  void shouldReturnAtOnceAfterZeroAndLess() throws Exception {
    for (var call : calls.all().entrySet()) {
      for (Duration timeout : AT_ONCE) {
        String what = call.getKey() + " timeout=" + timeout;
        FutureTask<Object> wait = started(what, () -> inTime(call.getValue(), timeout));
        assertThat(wait.get(Children.SOON.toSeconds(), TimeUnit.SECONDS)).as(what).isNull();
      }
    }
  }

  @Test
  void shouldNotReturnBeforeTheTimeIsOver() throws Exception {
    Duration timeout = Duration.ofMillis(20).plusNanos(1);
    for (var call : calls.all().entrySet()) {
      FutureTask<Long> wait =
          started(
              call.getKey(),
              () -> {
                long began = System.nanoTime();
                assertThat(inTime(call.getValue(), timeout)).as(call.getKey()).isNull();
                return System.nanoTime() - began;
              });
      long took = wait.get(Children.SOON.toSeconds(), TimeUnit.SECONDS);
      assertThat(took).as(call.getKey()).isGreaterThanOrEqualTo(timeout.toNanos());
    }
  }

  @Test
  void shouldWaitForEverUntilItIsInterrupted() throws Exception {
    for (var call : calls.all().entrySet()) {
      for (Duration timeout : FOR_EVER) {
        String what = call.getKey() + " timeout=" + timeout;
        FutureTask<Object> wait = new FutureTask<>(() -> inTime(call.getValue(), timeout));
        Thread waiter = Thread.ofPlatform().daemon().name(what).start(wait);
        awaitWait(waiter, wait);
        waiter.interrupt();
        assertThat(wait.get(Children.SOON.toSeconds(), TimeUnit.SECONDS))
            .as(what)
            .isInstanceOf(InterruptedException.class);
      }
    }
  }

  @Test
  void shouldSayThatThereIsNoTime() {
    calls
        .all()
        .forEach((name, call) -> {
          if (!OPTIONAL.contains(name)) {
            assertThatNullPointerException()
                .as(name)
                .isThrownBy(() -> call.call(null))
                .withMessageContaining("=null");
          }
        });
  }

  @Test
  void shouldTakeAnyTimeAsASetting() throws Exception {
    for (Duration timeout : FOR_EVER) {
      try (Pool pool = Pool.builder().workers(1).timeout(timeout).build()) {
        assertThat(pool.apply(() -> 7)).isEqualTo(7);
      }
      refused(timeout, () -> Capacity.STANDARD.withSilence(timeout));
      refused(timeout, () -> new Capacity(1, 1, 1, timeout));
    }
    for (Duration timeout : AT_ONCE) {
      PoolBuilder builder = Pool.builder();
      refused(timeout, () -> builder.timeout(timeout));
      refused(timeout, () -> Capacity.STANDARD.withSilence(timeout));
    }
    assertThat(Timeout.nanos(Long.MIN_VALUE, TimeUnit.DAYS)).isZero();
    assertThat(Timeout.nanos(Long.MAX_VALUE, TimeUnit.DAYS)).isEqualTo(Long.MAX_VALUE);
  }

  private static void refused(Duration timeout, Callable<?> setting) {
    assertThatIllegalArgumentException()
        .isThrownBy(setting::call)
        .withMessageContaining("=" + timeout);
  }

  private static <T> FutureTask<T> started(String name, Callable<T> action) {
    FutureTask<T> task = new FutureTask<>(action);
    Thread.ofPlatform().daemon().name(name).start(task);
    return task;
  }

  /** Returns null when time is up, or the interrupt. */
  private static Object inTime(TimedCalls.Timed call, Duration timeout) throws Exception {
    try {
      call.call(timeout);
    } catch (QueueEmpty | QueueFull | TimeoutException | BrokenBarrier e) {
      // That is how it says that time is up.
    } catch (InterruptedException e) {
      return e;
    }
    return null;
  }

  /** Waits until the thread is where it stays: two looks find it at the same place. */
  private static void awaitWait(Thread waiter, FutureTask<?> wait) throws Exception {
    StackTraceElement[] before = {};
    StackTraceElement[] now = waiter.getStackTrace();
    while (!wait.isDone() && (now.length < 6 || !Arrays.equals(before, now))) {
      Thread.sleep(3); // only between two looks
      before = now;
      now = waiter.getStackTrace();
    }
  }

  /** Returns what takes a time, of all classes of the library that objects are made of. */
  private static Set<String> timedCalls() throws Exception {
    Path classes =
        Path.of(ChildProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".class")).toList()) {
        String name = classes.relativize(file).toString().replace('/', '.');
        addTimed(Class.forName(name.substring(0, name.length() - 6)), found);
      }
    }
    return found;
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
