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

/** Rows V1 and V2 of the library's behaviour, for single values. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class ValueTest {
  private static final int TURNS = 20_000;

  @ParameterizedTest
  @EnumSource
  void v1ShouldShowEveryoneWhatAnyoneWrote(Parties parties) throws Exception {
    var b = new ByteValue(Byte.MIN_VALUE);
    var s = new ShortValue(Short.MIN_VALUE);
    var i = new IntValue(Integer.MIN_VALUE);
    var l = new LongValue(Long.MIN_VALUE);
    var f = new FloatValue(-0.0f);
    var d = new DoubleValue(-0.0);
    var c = new CharValue('\uffff');
    var t = new BooleanValue(true);
    parties.run(
        1,
        () -> {
          Check.that(b.get() == Byte.MIN_VALUE, "byte");
          Check.that(s.get() == Short.MIN_VALUE, "short");
          Check.that(i.get() == Integer.MIN_VALUE, "int");
          Check.that(l.get() == Long.MIN_VALUE, "long");
          Check.that(Float.compare(f.get(), -0.0f) == 0, "float");
          Check.that(Double.compare(d.get(), -0.0) == 0, "double");
          Check.that(c.get() == '\uffff', "char");
          Check.that(t.get(), "boolean");
          b.set((byte) -7);
          s.set((short) -700);
          i.set(-7);
          l.set(-7L << 32);
          f.set(0.1f);
          d.set(Math.PI);
          c.set('\u00e4');
          t.set(false);
        });
    assertThat(b.get()).isEqualTo((byte) -7);
    assertThat(s.get()).isEqualTo((short) -700);
    assertThat(i.get()).isEqualTo(-7);
    assertThat(l.get()).isEqualTo(-7L << 32);
    assertThat(f.get()).isEqualTo(0.1f);
    assertThat(d.get()).isEqualTo(Math.PI);
    assertThat(c.get()).isEqualTo('\u00e4');
    assertThat(t.get()).isFalse();
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

  @Test
  void v1ShouldCalculateAndCompareInTheSmallTypes() {
    var b = new ByteValue(Byte.MAX_VALUE);
    assertThat(b.increment()).isEqualTo(Byte.MIN_VALUE);
    assertThat(b.compareAndSet(Byte.MAX_VALUE, (byte) 1)).isFalse();
    assertThat(b.compareAndSet(Byte.MIN_VALUE, (byte) 1)).isTrue();
    assertThat(b.add((byte) -3)).isEqualTo(b.get()).isEqualTo((byte) -2);
    var s = new ShortValue(Short.MIN_VALUE);
    assertThat(s.add((short) -1)).isEqualTo(Short.MAX_VALUE);
    assertThat(s.increment()).isEqualTo(Short.MIN_VALUE);
    assertThat(s.compareAndSet(Short.MIN_VALUE, (short) 5)).isTrue();
    assertThat(s.get()).isEqualTo((short) 5);
    var f = new FloatValue(0.5f);
    assertThat(f.add(0.25f)).isEqualTo(0.75f);
    assertThat(f.compareAndSet(0.5f, 1)).isFalse();
    assertThat(f.compareAndSet(0.75f, Float.NaN)).isTrue();
    assertThat(f.compareAndSet(Float.NaN, 2)).as("bit by bit").isTrue();
    var c = new CharValue('a');
    assertThat(c.compareAndSet('b', 'c')).isFalse();
    assertThat(c.compareAndSet('a', '\uffff')).isTrue();
    assertThat(c.get()).isEqualTo('\uffff');
    var t = new BooleanValue(false);
    assertThat(t.compareAndSet(true, true)).isFalse();
    assertThat(t.compareAndSet(false, true)).isTrue();
    assertThat(t.get()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void v2ShouldLoseNothingUnderItsLockOrAtOnce(Parties parties) throws Exception {
    var locked = new IntValue(0);
    var atOnce = new LongValue(0);
    var sum = new DoubleValue(0);
    var small = ShortValue.withoutLock((short) 0);
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
            small.increment();
          }
        });
    assertThat(locked.get()).isEqualTo(2 * TURNS);
    assertThat(atOnce.get()).isEqualTo(2 * TURNS);
    assertThat(sum.get()).isEqualTo(2 * TURNS);
    assertThat(small.get()).isEqualTo((short) (2 * TURNS));
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
  void v2ShouldHaveNoLockWhereNoneIsWanted() throws Exception {
    var bare = IntValue.withoutLock(3);
    assertThatThrownBy(bare::lock)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("object=" + bare)
        .hasMessageContaining("new IntValue(");
    assertThatThrownBy(bare::hold).isInstanceOf(IllegalStateException.class);
    var queue = new Queue<Value>();
    queue.put(bare);
    Value arrived = queue.get();
    assertThat(arrived).isEqualTo(bare);
    assertThatThrownBy(arrived::lock).isInstanceOf(IllegalStateException.class);
    assertThat(((IntValue) arrived).increment()).isEqualTo(bare.get()).isEqualTo(4);
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
    assertThatThrownBy(() -> LongValue.attach(value.handle())).hasMessageContaining("kind=INT");
    assertThatThrownBy(() -> IntValue.attach(value.lock().handle()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
