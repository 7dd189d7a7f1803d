package mpj.multiprocessing;

import static mpj.multiprocessing.Children.LONG;
import static mpj.multiprocessing.Children.assertGoneSoon;
import static mpj.multiprocessing.Children.exitCode;
import static mpj.multiprocessing.Children.start;
import static mpj.multiprocessing.Children.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.sync.Lock;
import mpj.multiprocessing.sync.OwnerDied;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A process that is stopped is not taken for dead, and does not stay behind its stopper's end. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class PauseTest {
  @Test
  void shouldKeepWhatAStoppedProcessHolds() throws Exception {
    var lock = new Lock();
    var held = new Queue<Integer>();
    var go = new Queue<Integer>();
    var child =
        start(() -> {
          try (var _ = lock.hold()) {
            held.put(1);
            go.get();
          }
        });
    held.get(LONG);
    child.pause();
    assertStopped(child.pid());
    child.pause(); // stops it no more than it is
    go.put(1);
    assertThat(lock.tryAcquire(Duration.ofMillis(500))).isFalse();
    assertThat(child.isAlive()).isTrue();
    assertThat(child.exitCode()).isEmpty();
    child.resume();
    child.resume();
    assertThat(lock.tryAcquire(LONG)).isTrue();
    assertThat(lock.ownerDied()).isEmpty();
    lock.release();
    assertThat(exitCode(child)).isZero();
  }

  /** By the kernel's word, where it gives one: at once, for nobody shall see it run on. */
  private static void assertStopped(long pid) throws Exception {
    Path status = Path.of("/proc/" + pid + "/stat");
    assertThat(!Files.exists(status) || Files.readString(status).contains(") T ")).isTrue();
  }

  @Test
  void shouldEndAStoppedProcessBySignals() throws Exception {
    var ready = new Queue<Long>();
    var killed = start(waiting(ready));
    var terminated = start(waiting(ready));
    Children.take(ready, 2);
    killed.pause();
    terminated.pause();
    killed.kill();
    assertThat(exitCode(killed)).isEqualTo(-9);
    terminated.terminate();
    assertThat(terminated.join(Duration.ofMillis(100))).isFalse();
    terminated.resume();
    assertThat(exitCode(terminated)).isEqualTo(-15);
  }

  @Test
  void shouldRefuseWhatIsNotAlive() throws Exception {
    var child = new ChildProcess(() -> {});
    assertThatThrownBy(child::pause).hasMessageContaining("not started yet");
    exitCode(start(child));
    assertThatThrownBy(child::pause).hasMessageContaining("it has ended");
    child.resume();
  }

  @Test
  void f13ShouldEndAStoppedProcessWithTheOneThatStoppedIt() throws Exception {
    var ready = new Queue<Long>();
    var paused = new Queue<Long>();
    var stopper =
        start(() -> {
          var stopped = start(waiting(ready));
          ready.get();
          stopped.pause();
          paused.put(stopped.pid());
          new Queue<Integer>().get();
        });
    long pid = paused.get(LONG);
    assertThat(Children.isAlive(pid)).isTrue();
    stopper.kill();
    assertGoneSoon(pid);
    assertThat(exitCode(stopper)).isEqualTo(-9);
  }

  /** Row 3 of the faults: its parent, which cannot say that it died, is not waited for. */
  @Test
  void f3ShouldFreeWhatTheChildOfAStoppedProcessHeld() throws Exception {
    var lock = new Lock();
    var holding = new Queue<Long>();
    var middle =
        start(() -> {
          var holder =
              start(() -> {
                lock.acquire();
                holding.put(ChildProcess.current().pid());
                new Queue<Integer>().get();
              });
          Check.that(exitCode(holder) == -9, "exitCode=" + holder.exitCode());
        });
    long holder = holding.get(LONG);
    middle.pause();
    assertStopped(middle.pid());
    ProcessHandle.of(holder).orElseThrow().destroyForcibly();
    assertThat(lock.tryAcquire(Duration.ofSeconds(2))).isTrue();
    assertThat(lock.ownerDied().orElseThrow())
        .extracting(OwnerDied::pid, OwnerDied::exitCode)
        .containsExactly(holder, -9);
    middle.resume();
    assertThat(exitCode(middle)).as("%s", middle.failure()).isZero();
  }
}
