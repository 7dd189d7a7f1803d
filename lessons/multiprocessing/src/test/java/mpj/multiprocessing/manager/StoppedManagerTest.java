package mpj.multiprocessing.manager;

import static mpj.multiprocessing.Children.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.NothingLeft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A manager whose server is stopped (SIGSTOP) while calls are under way. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class StoppedManagerTest {
  private static void signal(Manager manager, String name) throws Exception {
    String pid = String.valueOf(manager.pid());
    assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
    Path tasks = Path.of("/proc", pid, "task");
    while (name.equals("STOP") && Files.isDirectory(tasks) && !areStopped(tasks)) {
      TimeUnit.MILLISECONDS.sleep(1); // each of its threads stops when it next runs
    }
  }

  private static boolean areStopped(Path tasks) throws IOException {
    try (Stream<Path> all = Files.list(tasks)) {
      for (Path task : all.toList()) {
        String stat = Files.readString(task.resolve("stat"));
        if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
          return false;
        }
      }
    }
    return true;
  }

  /** A thread in a call, and what came of it. */
  private static final class Caller {
    private final FutureTask<String> outcome;
    private final Thread thread;

    Caller(Thread.Builder kind, Callable<?> call) {
      outcome =
          new FutureTask<>(() -> {
            String how;
            try {
              how = "returned " + call.call();
            } catch (Exception e) {
              how = e.toString();
            }
            return how + " flag=" + Thread.currentThread().isInterrupted();
          });
      thread = kind.start(outcome);
    }

    /** Waits until the call has been sent. */
    void awaitSent() throws InterruptedException {
      if (!thread.isVirtual()) {
        Children.awaitAsleep(thread);
      }
      while (thread.isVirtual() && !isParked()) {
        assertThat(thread.isAlive()).isTrue();
        TimeUnit.MILLISECONDS.sleep(1);
      }
    }

    private boolean isParked() {
      Thread.State state = thread.getState();
      return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }

    String get() throws Exception {
      return outcome.get(Children.SOON.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Test
  void shouldLetItsCallersBeInterruptedAndGiveNothingToThoseWhoLeft() throws Exception {
    try (var manager = new Manager()) {
      List<Integer> list = manager.list(List.of(1));
      var queue = manager.<Integer>queue();
      var held = manager.lock();
      held.acquire();
      var free = manager.lock();
      Map<String, Caller> calls = new LinkedHashMap<>();
      // These two wait in the server, all others have not been taken up by it.
      calls.put("waiting get", new Caller(Thread.ofPlatform(), queue::get));
      calls.put("waiting acquire", new Caller(Thread.ofVirtual(), acquisition(held)));
      for (Caller caller : calls.values()) {
        caller.awaitSent();
      }
      assertThat(queue.isEmpty()).isTrue(); // served after them
      signal(manager, "STOP");
      try {
        calls.put("get of a list", new Caller(Thread.ofPlatform(), () -> list.get(0)));
        calls.put("add", new Caller(Thread.ofVirtual(), () -> list.add(2)));
        calls.put("get", new Caller(Thread.ofVirtual(), () -> queue.get(LONG)));
        calls.put("acquire", new Caller(Thread.ofPlatform(), acquisition(free)));
        for (Caller caller : calls.values()) {
          caller.awaitSent();
          caller.thread.interrupt();
        }
        for (var call : calls.entrySet()) {
          boolean unchecked = call.getKey().matches("get of a list|add");
          assertThat(call.getValue().get())
              .as(call.getKey())
              .contains(unchecked ? "CallInterrupted" : "InterruptedException", "flag=" + unchecked)
              .contains("may have taken effect or not");
        }
      } finally {
        signal(manager, "CONT");
      }
      held.release();
      queue.put(7);
      assertThat(queue.get()).isEqualTo(7);
      assertThat(held.tryAcquire(LONG)).isTrue();
      assertThat(free.tryAcquire(LONG)).isTrue();
      assertThat(list).containsExactly(1);
    }
  }

  private static Callable<?> acquisition(ManagedLock lock) {
    return () -> {
      lock.acquire();
      return lock;
    };
  }

  @Test
  void shouldAnswerAnInterruptedCallerThatWaitsLongForItsConditionsLock() throws Exception {
    try (var manager = new Manager()) {
      var condition = manager.condition();
      List<String> order = manager.list();
      var waiter =
          new Caller(
              Thread.ofPlatform(),
              () -> {
                condition.acquire();
                try {
                  order.add("waits");
                  condition.await();
                  return "signalled";
                } finally {
                  order.add("has the lock");
                  condition.release();
                }
              });
      while (order.isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      condition.acquire(); // which it gave up to wait
      waiter.thread.interrupt();
      TimeUnit.MILLISECONDS.sleep(1500); // longer than a server may take to hear
      order.add("released");
      condition.release();
      assertThat(waiter.get()).contains("InterruptedException", "flag=false");
      assertThat(order).containsExactly("waits", "released", "has the lock");
    }
  }
}
