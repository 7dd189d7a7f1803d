package mpj.multiprocessing.sync;

import static mpj.multiprocessing.sync.Breaks.expectBroken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Parties;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.TestThreads;
import mpj.multiprocessing.channel.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows B1, B2 and B4 of the library's behaviour. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class BarrierTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @ParameterizedTest
  @EnumSource
  void b1ShouldKeepPartiesInLockstepAThousandTimes(Parties parties) throws Exception {
    int count = 3;
    int turns = 1000;
    var barrier = new Barrier(count);
    var log = new Queue<Integer>();
    var group =
        parties.start(
            count,
            () -> {
              for (int turn = 0; turn < turns; turn++) {
                log.put(turn);
                barrier.await();
              }
            });
    for (int turn = 0; turn < turns; turn++) {
      for (int i = 0; i < count; i++) {
        assertThat(log.get(LONG)).isEqualTo(turn);
      }
    }
    group.join();
  }

  @ParameterizedTest
  @EnumSource
  void b2ShouldRunTheActionOnceBeforeAnyoneIsReleased(Parties parties) throws Exception {
    int count = 4;
    var log = new Queue<String>();
    var barrier = new Barrier(count, () -> log.put("action"));
    parties.run(
        count,
        () -> {
          barrier.await();
          log.put("released");
        });
    assertThat(log.getNow()).isEqualTo("action");
    for (int i = 0; i < count; i++) {
      assertThat(log.getNow()).isEqualTo("released");
    }
    assertThat(log.isEmpty()).isTrue();
  }

  @Test
  void b2ShouldBreakWhenTheActionFails() {
    var barrier =
        new Barrier(
            1,
            () -> {
              throw new IllegalStateException("no");
            });
    assertThatThrownBy(barrier::await)
        .isInstanceOf(BrokenBarrier.class)
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(barrier.isBroken()).isTrue();
  }

  /** An action that cannot be read in another process than the one that made it. */
  private static final class OnlyHere implements Task {
    private static final long serialVersionUID = 1L;
    private final long home = ProcessHandle.current().pid();

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      if (ProcessHandle.current().pid() != home) {
        throw new NoClassDefFoundError("missing in this process");
      }
    }

    @Override
    public void run() {}
  }

  @Test
  void b2ShouldBreakWhenTheActionCannotBeReadWhereItShouldRun() throws Exception {
    var barrier = new Barrier(2, new OnlyHere());
    var over = new Queue<Boolean>();
    var child =
        new ChildProcess(() -> {
          while (barrier.waiting() == 0) {
            TestThreads.letOthersRun();
          }
          expectBroken(barrier);
          over.get(); // the end of this process would break the barrier, too
        });
    child.start();
    assertThatThrownBy(() -> barrier.await(LONG))
        .isInstanceOf(BrokenBarrier.class)
        .hasMessageContaining("it broke while this party waited");
    over.put(true);
    child.join();
    assertThat(child.exitCode()).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource
  void b4ShouldTellTheTruth(Parties parties) throws Exception {
    var barrier = new Barrier(5);
    assertThat(barrier.parties()).isEqualTo(5);
    assertThat(barrier.waiting()).isZero();
    assertThat(barrier.isBroken()).isFalse();
    var group = parties.start(2, () -> expectBroken(barrier));
    while (barrier.waiting() < 2) {
      TestThreads.letOthersRun();
    }
    barrier.abort();
    assertThat(barrier.isBroken()).isTrue();
    assertThat(barrier.waiting()).isZero();
    group.join();
    barrier.reset();
    assertThat(barrier.isBroken()).isFalse();
    assertThatThrownBy(() -> new Barrier(0)).hasMessageContaining("parties=0");
  }

  @Test
  void b1ShouldServeMoreThreadsThanParties() throws Exception {
    int threads = 6;
    int turns = 400;
    var barrier = new Barrier(2);
    var thrown = new AtomicReference<Throwable>();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      var thread =
          TestThreads.of(() -> {
            try {
              for (int turn = 0; turn < turns; turn++) {
                barrier.await(LONG);
              }
            } catch (Throwable t) {
              thrown.compareAndSet(null, t);
              barrier.abort();
            }
          });
      thread.start();
      all.add(thread);
    }
    boolean odd = false;
    for (Thread thread : all) {
      // The last may be left over by itself: all the others have done their turns then.
      while (thread.isAlive() && !odd) {
        odd = all.stream().filter(Thread::isAlive).count() == 1 && barrier.waiting() == 1;
        TestThreads.letOthersRun();
      }
    }
    if (odd) {
      barrier.abort();
    }
    for (Thread thread : all) {
      thread.join();
    }
    assertThat(odd || thrown.get() == null).as("%s", thrown.get()).isTrue();
  }
}
