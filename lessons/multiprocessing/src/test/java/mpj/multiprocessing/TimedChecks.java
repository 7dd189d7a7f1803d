package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mpj.multiprocessing.channel.QueueEmpty;
import mpj.multiprocessing.channel.QueueFull;
import mpj.multiprocessing.sync.BrokenBarrier;

/** What holds of every call that takes a time. */
public final class TimedChecks {
  public static final List<Duration> AT_ONCE =
      List.of(
          Duration.ZERO,
          Duration.ofNanos(-1),
          Duration.ofNanos(Long.MIN_VALUE),
          Duration.ofDays(-400_000),
          Duration.ofSeconds(Long.MIN_VALUE));

  public static final List<Duration> FOR_EVER =
      List.of(
          Duration.ofNanos(Long.MAX_VALUE - 1),
          Duration.ofNanos(Long.MAX_VALUE),
          Duration.ofDays(400_000),
          Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));

  private TimedChecks() {}

  /** After zero and less they return at once. */
  public static void checkAtOnce(Map<String, Timed> calls) throws Exception {
    for (var call : calls.entrySet()) {
      for (Duration timeout : AT_ONCE) {
        String what = call.getKey() + " timeout=" + timeout;
        FutureTask<Object> wait = started(what, () -> inTime(call.getValue(), timeout));
        assertThat(wait.get(Children.SOON.toSeconds(), TimeUnit.SECONDS)).as(what).isNull();
      }
    }
  }

  /** They do not return before the time is over. */
  public static void checkNotBefore(Map<String, Timed> calls) throws Exception {
    Duration timeout = Duration.ofMillis(20).plusNanos(1);
    for (var call : calls.entrySet()) {
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

  /** A long time is waited for until the thread is interrupted. */
  public static void checkForEver(Map<String, Timed> calls) throws Exception {
    for (var call : calls.entrySet()) {
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

  /** They say that there is no time, but for those where that is no limit. */
  public static void checkNone(Map<String, Timed> calls, Set<String> optional) {
    calls.forEach((name, call) -> {
      if (!optional.contains(name)) {
        assertThatNullPointerException()
            .as(name)
            .isThrownBy(() -> call.call(null))
            .withMessageContaining("=null");
      }
    });
  }

  /** A setting refuses a time. */
  public static void refused(Duration timeout, Callable<?> setting) {
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
  private static Object inTime(Timed call, Duration timeout) throws Exception {
    try {
      call.call(timeout);
    } catch (QueueEmpty | QueueFull | TimeoutException | BrokenBarrier e) {
      // That is how it says that time is up.
    } catch (InterruptedException e) {
      return e;
    }
    return null;
  }

  /**
   * Waits until the thread is where it stays: two looks find it at the same place. It does not stay
   * where a manager makes the object to wait at, however long that takes on a busy machine.
   */
  private static void awaitWait(Thread waiter, FutureTask<?> wait) throws Exception {
    StackTraceElement[] before = {};
    StackTraceElement[] now = waiter.getStackTrace();
    while (!wait.isDone() && (now.length < 6 || !Arrays.equals(before, now) || isMaking(now))) {
      Thread.sleep(3); // only between two looks
      before = now;
      now = waiter.getStackTrace();
    }
  }

  private static boolean isMaking(StackTraceElement[] calls) {
    return Arrays.stream(calls)
        .anyMatch(call ->
            call.getClassName().endsWith(".StandardTypes") && call.getMethodName().equals("make"));
  }
}
