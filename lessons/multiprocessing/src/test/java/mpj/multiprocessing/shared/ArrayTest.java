package mpj.multiprocessing.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import mpj.multiprocessing.Check;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Parties;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.trace.Gates;
import mpj.multiprocessing.sync.Lock;
import mpj.multiprocessing.sync.RLock;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.Trace;
import mpj.multiprocessing.trace.TraceListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows V1, V2 and V3 of the library's behaviour, for arrays. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class ArrayTest {
  private static final int TURNS = 20_000;

  /** More than lies in the arena itself. */
  private static final int LARGE = 300_000;

  @ParameterizedTest
  @EnumSource
  void v1ShouldShowEveryoneWhatAnyoneWrote(Parties parties) throws Exception {
    var b = new ByteArray(new byte[] {1, Byte.MIN_VALUE});
    var s = new ShortArray(new short[] {1, Short.MIN_VALUE});
    var i = new IntArray(new int[] {1, Integer.MIN_VALUE});
    var l = new LongArray(new long[] {1, Long.MIN_VALUE});
    var f = new FloatArray(new float[] {1, -0.0f});
    var d = new DoubleArray(new double[] {1, Double.MIN_VALUE});
    var c = new CharArray(new char[] {'a', '\uffff'});
    var t = new BooleanArray(new boolean[] {false, true});
    var large = new LongArray(LARGE);
    large.set(LARGE - 1, 42);
    parties.run(
        1,
        () -> {
          Check.that(b.get(1) == Byte.MIN_VALUE, "byte");
          Check.that(s.get(1) == Short.MIN_VALUE, "short");
          Check.that(i.get(1) == Integer.MIN_VALUE, "int");
          Check.that(l.get(1) == Long.MIN_VALUE, "long");
          Check.that(Float.compare(f.get(1), -0.0f) == 0, "float");
          Check.that(d.get(1) == Double.MIN_VALUE, "double");
          Check.that(c.get(1) == '\uffff', "char");
          Check.that(t.get(1), "boolean");
          Check.that(large.get(LARGE - 1) == 42, "large");
          b.set(0, (byte) -1);
          s.set(0, (short) -1);
          i.set(0, -1);
          l.set(0, -1);
          f.set(0, -1);
          d.set(0, -1);
          c.set(0, 'b');
          t.set(0, true);
          large.set(0, -1);
        });
    assertThat(b.get(0, 2)).containsExactly(-1, Byte.MIN_VALUE);
    assertThat(s.get(0, 2)).containsExactly((short) -1, Short.MIN_VALUE);
    assertThat(i.get(0, 2)).containsExactly(-1, Integer.MIN_VALUE);
    assertThat(l.get(0, 2)).containsExactly(-1, Long.MIN_VALUE);
    assertThat(f.get(0, 2)).containsExactly(-1, -0.0f);
    assertThat(d.get(0, 2)).containsExactly(-1, Double.MIN_VALUE);
    assertThat(c.get(0, 2)).containsExactly('b', '\uffff');
    assertThat(t.get(0, 2)).containsExactly(true, true);
    assertThat(large.get(0)).isEqualTo(-1);
  }

  @Test
  void v3ShouldBeZeroWhenMadeByItsLength() {
    assertThat(new ByteArray(3).get(0, 3)).containsOnly(0);
    assertThat(new ShortArray(3).get(0, 3)).containsOnly((short) 0);
    assertThat(new IntArray(3).get(0, 3)).containsOnly(0);
    assertThat(new FloatArray(3).get(0, 3)).containsOnly(0);
    assertThat(new DoubleArray(3).get(0, 3)).containsOnly(0);
    assertThat(new CharArray(3).get(0, 3)).containsOnly('\0');
    assertThat(new BooleanArray(3).get(0, 3)).containsOnly(false);
    assertThat(new LongArray(LARGE).get(0, LARGE)).hasSize(LARGE).containsOnly(0);
    var none = new IntArray(0);
    assertThat(none.length()).isZero();
    assertThat(none.get(0, 0)).isEmpty();
  }

  @Test
  void v3ShouldReadAndWriteRanges() {
    var array = IntArray.withoutLock(1, 2, 3, 4, 5);
    assertThat(array.length()).isEqualTo(5);
    array.set(1, new int[] {20, 30});
    assertThat(array.get(0, 4)).containsExactly(1, 20, 30, 4);
    assertThat(array.get(5, 5)).isEmpty();
    array.set(5, new int[0]);
    var truths = new BooleanArray(4);
    truths.set(1, new boolean[] {true, true});
    assertThat(truths.get(0, 4)).containsExactly(false, true, true, false);
  }

  @Test
  void v3ShouldRefuseWhatLiesOutside() {
    var array = new IntArray(3);
    assertThatThrownBy(() -> array.get(3))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("index=3 is not within the array: array=Array-1 length=3");
    assertThatThrownBy(() -> array.set(-1, 0)).hasMessageContaining("index=-1");
    assertThatThrownBy(() -> array.add(3, 1)).hasMessageContaining("index=3");
    assertThatThrownBy(() -> array.get(1, 4)).hasMessageContaining("from=1 to=4");
    assertThatThrownBy(() -> array.get(2, 1)).hasMessageContaining("from=2 to=1");
    assertThatThrownBy(() -> array.get(-1, 1)).hasMessageContaining("from=-1 to=1");
    assertThatThrownBy(() -> array.set(2, new int[2])).hasMessageContaining("from=2 count=2");
    assertThatThrownBy(() -> array.set(-1, new int[1])).hasMessageContaining("from=-1 count=1");
    assertThatThrownBy(() -> new IntArray(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("length=-1");
    assertThatThrownBy(() -> new LongArray(Integer.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not in 0..268435455");
    assertThat(array.get(0, 3)).containsOnly(0);
  }

  @Test
  void v3ShouldGiveTheMemoryItself() {
    var array = new IntArray(new int[] {1, 2, 3});
    IntBuffer view = array.buffer();
    view.put(1, 20);
    assertThat(array.get(1)).isEqualTo(20);
    array.set(2, 30);
    assertThat(view.get(2)).isEqualTo(30);
    assertThat(view.limit()).isEqualTo(3);
    ByteBuffer bytes = new ByteArray(new byte[] {1, 0, 0, 0}).buffer();
    assertThat(bytes.getInt()).as("in the order of this machine").isOne();
  }

  @ParameterizedTest
  @EnumSource
  void v2ShouldLoseNothingUnderItsLockOrAtOnce(Parties parties) throws Exception {
    var ints = new IntArray(2);
    var longs = LongArray.withoutLock(LARGE);
    parties.run(
        2,
        () -> {
          for (int turn = 0; turn < TURNS; turn++) {
            try (var _ = ints.hold()) {
              ints.set(0, ints.get(0) + 1);
            }
            ints.increment(1);
            longs.add(LARGE - 1, 2);
            for (long seen = longs.get(0); !longs.compareAndSet(0, seen, seen + 1); ) {
              seen = longs.get(0);
            }
          }
        });
    assertThat(ints.get(0, 2)).containsOnly(2 * TURNS);
    assertThat(longs.get(LARGE - 1)).isEqualTo(4L * TURNS);
    assertThat(longs.get(0)).isEqualTo(2L * TURNS);
    assertThat(ints.compareAndSet(0, 1, 2)).isFalse();
    assertThat(ints.compareAndSet(0, 2 * TURNS, 2)).isTrue();
  }

  /** Elements of less than a word are changed side by side in one. */
  @ParameterizedTest
  @EnumSource
  void v3ShouldChangeElementsOfAnyTypeAtOnceWithoutTheLock(Parties parties) throws Exception {
    var bytes = new ByteArray(5);
    var shorts = new ShortArray(3);
    var floats = new FloatArray(2);
    var doubles = new DoubleArray(2);
    var chars = new CharArray(3);
    var truths = new BooleanArray(7);
    var which = new IntValue(0);
    int turns = 100;
    parties.run(
        2,
        () -> {
          int me = which.increment();
          for (int turn = 0; turn < turns; turn++) {
            bytes.set(me, (byte) turn); // beside it
            bytes.increment(4);
            bytes.add(0, (byte) -1);
            shorts.increment(2);
            floats.add(1, 0.5f);
            doubles.add(1, -0.25);
            for (char seen = chars.get(2); !chars.compareAndSet(2, seen, (char) (seen + 1)); ) {
              seen = chars.get(2);
            }
            for (boolean it = truths.get(6); !truths.compareAndSet(6, it, !it); ) {
              it = truths.get(6);
            }
          }
        });
    byte last = (byte) (turns - 1);
    assertThat(bytes.get(0, 5))
        .containsExactly((byte) (-2 * turns), last, last, (byte) 0, (byte) (2 * turns));
    assertThat(shorts.get(0, 3)).containsExactly((short) 0, (short) 0, (short) (2 * turns));
    assertThat(floats.get(0, 2)).containsExactly(0, turns);
    assertThat(doubles.get(0, 2)).containsExactly(0, -turns / 2.0);
    assertThat(chars.get(0, 3)).containsExactly((char) 0, (char) 0, (char) (2 * turns));
    assertThat(truths.get(0, 7)).containsOnly(false);
    assertThat(bytes.compareAndSet(3, (byte) 1, (byte) 2)).isFalse();
    assertThat(bytes.buffer().limit()).isEqualTo(5);
  }

  @Test
  void v2ShouldHaveALockOfItsOwnTheOneGivenOrNone() throws Exception {
    var own = new IntArray(1);
    assertThat(own.lock()).isInstanceOf(RLock.class);
    var common = new Lock();
    var given = new CharArray(1, common);
    var bare = ByteArray.withoutLock(1);
    var queue = new Queue<Array>();
    queue.put(own);
    queue.put(given);
    queue.put(bare);
    assertThat(queue.get()).isEqualTo(own).hasSameHashCodeAs(own).hasToString("Array-1");
    assertThat(queue.get().lock()).isEqualTo(common);
    assertThatThrownBy(queue.get()::hold)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("new ByteArray(");
  }

  @Test
  void shouldRefuseAHandleOfAnotherKind() {
    var array = new IntArray(1);
    assertThatThrownBy(() -> LongArray.attach(array.handle())).hasMessageContaining("kind=INT");
    assertThatThrownBy(() -> IntArray.attach(array.lock().handle()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldPassTheGateOnceWithEachOperation() {
    long me = ProcessHandle.current().pid();
    var array = new IntArray(3);
    var small = new ByteValue((byte) 0);
    try (var _ = Trace.start(new Ignoring())) {
      int before = Gates.passes(me);
      array.set(0, array.get(1));
      array.set(0, array.get(0, 2));
      array.increment(1);
      array.compareAndSet(1, 1, 2);
      small.set(small.increment());
      assertThat(Gates.passes(me) - before).isEqualTo(8);
    }
  }

  private static final class Ignoring implements TraceListener {
    @Override
    public void event(Event event) {}

    @Override
    public void line(OutputLine line) {}
  }

  /** A channel would close under such a thread. */
  @Test
  void shouldBeMadeByAThreadThatIsInterrupted() throws Exception {
    Thread.currentThread().interrupt();
    var array = new LongArray(LARGE);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(Files.size(Tree.current().directory().resolve("array-1"))).isEqualTo(8L * LARGE);
    assertThat(array.get(LARGE - 1)).isZero();
  }
}
