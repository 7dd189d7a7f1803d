package mpj.multiprocessing.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import mpj.multiprocessing.Check;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.NothingLeft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows N6 and N9 of the library's behaviour: waiting for one or several, for a time. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class PipeWaitTest {
  @Test
  void n6ShouldPollAtOnceAndForATime() throws Exception {
    var pipe = new Pipe();
    var left = pipe.first();
    var right = pipe.second();
    assertThat(left.poll()).isFalse();
    assertThat(left.poll(Duration.ZERO)).isFalse();
    assertThat(left.poll(Duration.ofSeconds(-1))).isFalse();
    long began = System.nanoTime();
    assertThat(left.poll(Duration.ofMillis(60))).isFalse();
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(60_000_000L);
    new ChildProcess(() -> right.send("there")).start();
    assertThat(left.poll(Children.LONG)).isTrue();
    assertThat(left.poll()).isTrue();
    assertThat(left.<String>receive()).isEqualTo("there");
    assertThat(left.poll()).isFalse();
  }

  @Test
  void n9ShouldWaitForSeveralConnectionsAndProcessesAtOnce() throws Exception {
    var one = new Pipe();
    var two = new Pipe();
    var go = new Pipe();
    var toOne = one.second();
    var inChild = go.second();
    var child =
        new ChildProcess(() -> {
          toOne.send(inChild.<Integer>receive());
          inChild.receive();
        });
    child.start();
    toOne.close();
    List<Waitable> all = List.of(one.first(), child, two.first());
    long began = System.nanoTime();
    assertThat(Waitable.awaitAny(all, Duration.ofMillis(60))).isEmpty();
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(60_000_000L);
    assertThat(Waitable.awaitAny(all, Duration.ZERO)).isEmpty();
    go.first().send(7);
    assertThat(Waitable.awaitAny(all, Children.LONG)).containsExactly(one.first());
    assertThat(one.first().<Integer>receive()).isEqualTo(7);
    child.kill();
    assertThat(Waitable.awaitAny(List.of(child, two.first()), Children.LONG))
        .containsExactly(child);
    two.second().send("here");
    assertThat(Waitable.awaitAny(all, Children.LONG)).containsExactlyElementsOf(all);
    assertThatThrownBy(() -> one.first().receive()).isInstanceOf(EndOfPipe.class);
    assertThatThrownBy(() -> Waitable.awaitAny(List.of(new ChildProcess(() -> {})), Duration.ZERO))
        .hasMessageContaining("not started");
  }

  @Test
  void n9ShouldWakeEachWaiterForWhatItWaitsFor() throws Exception {
    var pipes = List.of(new Pipe(), new Pipe(), new Pipe());
    var woken = new Queue<Integer>();
    var there = new CountDownLatch(3);
    for (int i = 0; i < 3; i++) {
      int who = i;
      Connection other = pipes.get((i + 1) % 3).first();
      Attempt.start(
          new AtomicReference<>(),
          () -> {
            there.countDown();
            Connection mine = pipes.get(who).first();
            Waitable.awaitAny(List.of(mine), Children.LONG);
            woken.put(mine.<Integer>receive());
            Check.that(!other.equals(mine), "two pipes");
          });
    }
    there.await();
    for (int i = 0; i < 3; i++) {
      pipes.get(i).second().send(i);
      assertThat(woken.get(Children.SOON)).isEqualTo(i);
    }
  }

  @Test
  void shouldBeInterruptibleAndLoseNothingByIt() throws Exception {
    var pipe = new Pipe();
    var left = pipe.first();
    var interrupted = new AtomicReference<Throwable>();
    for (Attempt action :
        List.<Attempt>of(
            left::receive,
            () -> left.poll(Children.LONG),
            () -> left.sendBytes(new byte[1 << 20]),
            () -> Waitable.awaitAny(List.of(left), Children.LONG))) {
      Thread thread = Attempt.start(interrupted, action);
      Children.awaitAsleep(thread);
      thread.interrupt();
      assertThat(thread.join(Children.LONG)).isTrue();
      assertThat(interrupted.getAndSet(null)).isInstanceOf(InterruptedException.class);
    }
    assertThat(pipe.second().poll()).as("what was withdrawn is not there").isFalse();
    left.send("next");
    assertThat(pipe.second().<String>receive()).isEqualTo("next");
  }
}
