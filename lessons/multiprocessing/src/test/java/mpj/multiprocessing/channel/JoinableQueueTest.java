package mpj.multiprocessing.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import mpj.multiprocessing.Check;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Parties;
import mpj.multiprocessing.shared.IntValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Row Q4 of the library's behaviour, and row 6 of what it survives, for queues of tasks. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class JoinableQueueTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int KILLS = Integer.getInteger("mpj.test.kills", 12);

  @ParameterizedTest
  @EnumSource
  void q4ShouldWaitUntilEveryItemIsDone(Parties parties) throws Exception {
    var tasks = new JoinableQueue<Integer>(50);
    var sum = new IntValue(0);
    var workers =
        parties.start(
            2,
            () -> {
              for (int task = tasks.get(); task > 0; task = tasks.get()) {
                sum.add(task);
                tasks.taskDone();
              }
              tasks.taskDone();
            });
    for (int round = 1; round <= 3; round++) {
      for (int i = 1; i <= 1000; i++) {
        tasks.put(i);
      }
      tasks.join();
      assertThat(sum.get()).isEqualTo(round * 500_500);
      assertThat(tasks.isEmpty()).isTrue();
    }
    tasks.put(0);
    tasks.put(-1);
    assertThat(tasks.join(LONG)).isTrue();
    workers.join();
  }

  @Test
  void q4ShouldNotCountWhatIsOnlyTaken() throws Exception {
    var tasks = new JoinableQueue<String>();
    assertThat(tasks.join(Duration.ZERO)).isTrue();
    tasks.put("a");
    tasks.put("b");
    assertThat(tasks.join(Duration.ofMillis(20))).isFalse();
    tasks.get();
    tasks.get();
    assertThat(tasks.join(Duration.ofMillis(20))).isFalse();
    tasks.taskDone();
    assertThat(tasks.join(Duration.ofMillis(20))).isFalse();
    tasks.taskDone();
    assertThat(tasks.join(Duration.ofMillis(20))).isTrue();
    assertThat(tasks).hasToString("JoinableQueue-1");
  }

  @Test
  void q4ShouldRefuseOneTaskDoneTooMany() throws Exception {
    var tasks = new JoinableQueue<Integer>();
    assertThatThrownBy(tasks::taskDone).isInstanceOf(IllegalStateException.class);
    tasks.put(1);
    tasks.get();
    var other = new ChildProcess(() -> Check.refused(tasks::taskDone)); // it has nothing in hand
    other.start();
    other.join();
    assertThat(other.exitCode()).as("%s", other.failure()).hasValue(0);
    tasks.taskDone();
    assertThatThrownBy(tasks::taskDone).hasMessageContaining("queue=JoinableQueue-1");
  }

  @Test
  void shouldTellOfTheTasksOfTheDead() throws Exception {
    var tasks = new JoinableQueue<Integer>();
    var inHand = new Queue<Integer>();
    for (int i = 0; i < 3; i++) {
      tasks.put(i);
    }
    var worker =
        new ChildProcess(() -> {
          inHand.put(tasks.get());
          inHand.put(tasks.get());
          new Queue<Integer>().get();
        });
    worker.start();
    inHand.get(LONG);
    inHand.get(LONG);
    tasks.get();
    tasks.taskDone();
    worker.kill();
    assertThatThrownBy(() -> tasks.join(LONG))
        .isInstanceOf(TasksLost.class)
        .hasMessageContaining("items=2 process=Process-1 pid=" + worker.pid() + " exitCode=-9");
    assertThat(tasks.join(LONG)).isTrue(); // told once
    tasks.put(4);
    assertThat(tasks.join(Duration.ZERO)).isFalse();
  }

  /** Workers are killed as fast as they work; nobody waits for what they had, or for more. */
  @Test
  void f6ShouldEndTheJoinWhoeverIsKilled() throws Exception {
    long seed = Effort.seed();
    IO.println("JoinableQueueTest.f6 seed=" + seed);
    var random = new Random(seed);
    var tasks = new JoinableQueue<Integer>(20);
    var done = new IntValue(0);
    int put = 0;
    for (int round = 0; round < KILLS; round++) {
      var worker =
          new ChildProcess(() -> {
            while (true) {
              tasks.get();
              done.increment();
              tasks.taskDone();
            }
          });
      worker.start();
      for (int i = 0; i < 100; i++, put++) {
        tasks.put(put);
      }
      long moment = System.nanoTime() + random.nextInt(3_000_000);
      while (System.nanoTime() < moment) {
        put += tasks.putIf(put) ? 1 : 0;
      }
      worker.kill();
      worker.join();
    }
    int left = 0;
    while (tasks.getIf(-1) >= 0) {
      left++;
      tasks.taskDone();
    }
    int lost = lost(tasks);
    IO.println("put=%d done=%d left=%d lost=%d".formatted(put, done.get(), left, lost));
    assertThat(lost).as("seed=%d", seed).isLessThanOrEqualTo(KILLS);
    // One killed between its work and taskDone, or before its work: its item counts once or twice.
    assertThat(done.get() + left).isBetween(put - lost, put);
  }

  private static int lost(JoinableQueue<Integer> tasks) throws InterruptedException {
    try {
      assertThat(tasks.join(LONG)).isTrue();
      return 0;
    } catch (TasksLost e) {
      return Integer.parseInt(e.getMessage().replaceAll(".* items=(\\d+) .*", "$1"));
    }
  }
}
