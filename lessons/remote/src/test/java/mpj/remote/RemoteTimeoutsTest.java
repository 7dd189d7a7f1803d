package mpj.remote;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Timed;
import mpj.multiprocessing.TimedChecks;
import mpj.multiprocessing.manager.ManagedResult;
import mpj.multiprocessing.manager.TimedManagedCalls;
import mpj.multiprocessing.sync.Event;
import mpj.remote.net.Capacity;
import mpj.remote.net.Key;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows T1 and T2 from elsewhere: every call that takes a time takes any, by a connection, too. */
class RemoteTimeoutsTest {
  private static RemoteManager manager;
  private static RemoteManager connected;
  private static Map<String, Timed> calls;

  @BeforeAll
  static void make() throws Exception {
    Key key = Key.random();
    manager = RemoteManager.serve(key);
    connected = RemoteManager.connect(manager.address(), key);
    manager.offer("result", manager.pool(1).applyAsync(() -> await(new Event())));
    calls = TimedManagedCalls.of(connected, connected.find("result", ManagedResult.class));
  }

  private static boolean await(Event never) throws InterruptedException {
    never.await();
    return true;
  }

  @AfterAll
  static void end() throws Exception {
    connected.close();
    manager.close();
    new NothingLeft().afterEach(null);
  }

  @Test
  void shouldReturnAtOnceAfterZeroAndLess() throws Exception {
    TimedChecks.checkAtOnce(calls);
  }

  @Test
  void shouldNotReturnBeforeTheTimeIsOver() throws Exception {
    TimedChecks.checkNotBefore(calls);
  }

  @Test
  void shouldWaitForEverUntilItIsInterrupted() throws Exception {
    TimedChecks.checkForEver(calls);
  }

  @Test
  void shouldSayThatThereIsNoTime() {
    TimedChecks.checkNone(calls, Set.of("Manager.barrier"));
  }

  @Test
  void shouldTakeASilenceThatEndsAndIsLongerThanNothing() {
    for (Duration silence : TimedChecks.FOR_EVER) {
      TimedChecks.refused(silence, () -> Capacity.STANDARD.withSilence(silence));
      TimedChecks.refused(silence, () -> new Capacity(1, 1, 1, silence));
    }
    for (Duration silence : TimedChecks.AT_ONCE) {
      TimedChecks.refused(silence, () -> Capacity.STANDARD.withSilence(silence));
    }
  }
}
