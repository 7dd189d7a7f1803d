package mpj.multiprocessing.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import mpj.multiprocessing.Check;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Parties;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.sync.Lock;
import mpj.multiprocessing.sync.OwnerDied;
import mpj.multiprocessing.sync.RLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows V1 and V2 of the library's behaviour, for int, long and double. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class ValueTest {
  private static final int TURNS = 20_000;

  @ParameterizedTest
  @EnumSource
  void v1ShouldShowEveryoneWhatAnyoneWrote(Parties parties) throws Exception {
    var i = new IntValue(Integer.MIN_VALUE);
    var l = new LongValue(Long.MIN_VALUE);
    var d = new DoubleValue(-0.0);
    parties.run(
        1,
        () -> {
          Check.that(i.get() == Integer.MIN_VALUE, "int");
          Check.that(l.get() == Long.MIN_VALUE, "long");
          Check.that(Double.compare(d.get(), -0.0) == 0, "double");
          i.set(-7);
          l.set(-7L << 32);
          d.set(Math.PI);
        });
    assertThat(i.get()).isEqualTo(-7);
    assertThat(l.get()).isEqualTo(-7L << 32);
    assertThat(d.get()).isEqualTo(Math.PI);
  }

  @Test
  void v1ShouldCalculateLikeTheTypesOfTheLanguage() {
    var i = new IntValue(-1);
    assertThat(i.increment()).isZero();
    assertThat(i.add(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    assertThat(i.increment()).isEqualTo(Integer.MIN_VALUE);
    assertThat(i.compareAndSet(0, 1)).isFalse();
    assertThat(i.compareAndSet(Integer.MIN_VALUE, 1)).isTrue();
    assertThat(i.get()).isEqualTo(1);
    var l = new LongValue(Long.MAX_VALUE);
    assertThat(l.increment()).isEqualTo(Long.MIN_VALUE);
    assertThat(l.compareAndSet(Long.MIN_VALUE, 5)).isTrue();
    assertThat(l.add(-6)).isEqualTo(-1);
    var d = new DoubleValue(0.5);
    assertThat(d.add(0.25)).isEqualTo(0.75);
    assertThat(d.compareAndSet(0.5, 1)).isFalse();
    assertThat(d.compareAndSet(0.75, 1)).isTrue();
    assertThat(d.get()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void v2ShouldLoseNothingUnderItsLockOrAtOnce(Parties parties) throws Exception {
    var locked = new IntValue(0);
    var atOnce = new LongValue(0);
    var sum = new DoubleValue(0);
    parties.run(
        2,
        () -> {
          for (int turn = 0; turn < TURNS; turn++) {
            try (var held = locked.hold()) {
              Check.that(held.ownerDied().isEmpty(), "nobody died");
              locked.set(locked.get() + 1);
            }
            atOnce.increment();
            sum.add(1);
          }
        });
    assertThat(locked.get()).isEqualTo(2 * TURNS);
    assertThat(atOnce.get()).isEqualTo(2 * TURNS);
    assertThat(sum.get()).isEqualTo(2 * TURNS);
  }

  @Test
  void v2ShouldHaveALockOfItsOwnOrTheOneGiven() throws Exception {
    var own = new IntValue(1);
    assertThat(own.lock()).isInstanceOf(RLock.class);
    var common = new Lock();
    var first = new LongValue(1, common);
    var second = new DoubleValue(1, common);
    assertThat(first.lock()).isEqualTo(common).isEqualTo(second.lock());
    var queue = new Queue<Value>();
    queue.put(first);
    queue.put(own);
    assertThat(queue.get().lock()).isEqualTo(common);
    Value arrived = queue.get();
    assertThat(arrived).isEqualTo(own).hasSameHashCodeAs(own).hasToString("Value-1");
    assertThat(arrived.lock()).isEqualTo(own.lock());
    try (var held = own.hold()) {
      assertThat(held).isNotNull();
      Parties.PROCESSES.run(1, () -> Check.that(!own.lock().tryAcquire(), "it is not held"));
    }
  }

  @Test
  void v2ShouldTellTheNextHolderThatTheLastOneDied() throws Exception {
    var value = new IntValue(0);
    var child =
        new ChildProcess(
            "half-way",
            () -> {
              value.lock().acquire();
              value.set(1);
              Runtime.getRuntime().halt(3);
            });
    child.start();
    child.join();
    assertThat(value.lock().tryAcquire(Duration.ofSeconds(4))).isTrue();
    assertThat(value.lock().ownerDied()).contains(new OwnerDied("half-way", child.pid(), 3));
    assertThat(value.get()).isEqualTo(1);
    value.lock().release();
  }

  @Test
  void shouldRefuseAHandleOfAnotherKind() {
    var value = new IntValue(0);
    assertThatThrownBy(() -> LongValue.attach(value.handle())).hasMessageContaining("kind=1");
    assertThatThrownBy(() -> IntValue.attach(value.lock().handle()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
