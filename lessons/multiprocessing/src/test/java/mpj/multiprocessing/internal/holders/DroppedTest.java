package mpj.multiprocessing.internal.holders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Primitive;
import mpj.multiprocessing.channel.JoinableQueue;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.shared.ByteArray;
import mpj.multiprocessing.shared.IntArray;
import mpj.multiprocessing.shared.LongValue;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.Lock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows H3 and Q8: what a process makes, uses and drops or closes leaves nothing behind. */
@ExtendWith(NothingLeft.class)
@Timeout(240)
class DroppedTest {
  /**
   * What the arena has at most: what may be allocated before the heap is looked at, and as much
   * again because a busy JVM hands over late what it has found.
   */
  private static final long MOST_BYTES = 128L << 20;

  /** Records of one type that may be left, but for what the list of them all needs. */
  private static final int MOST_LEFT = 50;

  /** Makes an object and uses it. */
  private interface Use {
    void once(int i) throws Exception;
  }

  /** Other forms of the primitives, and other uses. */
  static Stream<Named<Use>> otherUses() {
    return Stream.of(
        Named.of("Barrier with an action", i -> new Barrier(1, () -> {}).await()),
        Named.of("LongValue without lock", i -> LongValue.withoutLock(i).increment()),
        Named.of("IntArray", i -> new IntArray(100).set(99, i)),
        Named.of(
            "Queue closed",
            i -> {
              var queue = new Queue<Integer>(3);
              queue.put(i);
              queue.get();
              queue.close();
            }),
        Named.of(
            "Pipe closed",
            i -> {
              try (var pipe = Pipe.oneWay()) {
                pipe.writer().send("a message that nobody receives");
              }
            }));
  }

  @BeforeEach
  void beginAnew() {
    Tree.end();
  }

  private static long size() {
    return new File(Tree.current().directory().toFile(), "arena").length();
  }

  static Map<String, Integer> records() {
    Map<String, Integer> counts = new TreeMap<>();
    Tree.current()
        .arena()
        .forEach((type, record) -> counts.merge(type.toString(), 1, Integer::sum));
    return counts;
  }

  private static Collection<Integer> left() {
    Map<String, Integer> left = records();
    left.remove(RecordType.HELD.toString());
    return left.values();
  }

  @ParameterizedTest
  @EnumSource
  void h3ShouldKeepTheArenaSmallWhicheverPrimitiveIsDropped(Primitive one) throws Exception {
    h3ShouldKeepTheArenaSmallWhateverIsDropped(i -> one.used());
  }

  @ParameterizedTest
  @MethodSource("otherUses")
  void h3ShouldKeepTheArenaSmallWhateverIsDropped(Use use) throws Exception {
    for (int i = 0; i < 100_000; i++) {
      use.once(i);
    }

    assertThat(size()).isLessThanOrEqualTo(MOST_BYTES);
    collect();
    assertThat(left()).allMatch(count -> count < MOST_LEFT);
  }

  private static void collect() {
    collect(MOST_LEFT);
  }

  /** Has the garbage let go of, until less than this is left of each type, or it takes too long. */
  private static void collect(int most) {
    long until = System.nanoTime() + 20_000_000_000L;
    do {
      System.gc();
      Holders.of(Tree.current()).garbage().look();
      Collector.collectOrAwait(Tree.current());
    } while (System.nanoTime() < until && left().stream().anyMatch(count -> count >= most));
  }

  @Test
  void h3ShouldKeepTheArenaSmallWithAMillionQueues() throws Exception {
    for (int i = 0; i < 1_000_000; i++) {
      var queue = new Queue<Integer>();
      queue.put(i);
      assertThat(queue.get()).isEqualTo(i);
    }

    assertThat(size()).isLessThanOrEqualTo(MOST_BYTES);
  }

  @Test
  void q8ShouldDeleteTheFilesOfLargeArraysThatAreDropped() {
    List<ByteBuffer> kept = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      var array = new ByteArray(300_000);
      if (i == 7) {
        kept.add(array.buffer());
      }
    }
    collect();

    assertThat(files("array-")).isLessThan(5).isPositive();
    assertThat(kept.getFirst().get(299_999)).isZero();
  }

  private static int files(String prefix) {
    return Tree.current().directory().toFile().list((in, name) -> name.startsWith(prefix)).length;
  }

  /** A view has the buffer that it is one of; a segment has its scope alone. */
  @Test
  void q8ShouldKeepAnArrayWhoseBufferOrSegmentIsInUse() {
    List<IntBuffer> views = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      IntBuffer view = filled(i);
      views.add(
          i % 2 == 0
              ? view
              : MemorySegment.ofBuffer(view)
                  .asSlice(0)
                  .asByteBuffer()
                  .order(ByteOrder.nativeOrder())
                  .asIntBuffer());
    }
    for (int i = 0; i < 1000; i++) {
      filled(-1);
    }
    collect(2 * MOST_LEFT + 10);

    for (int i = 0; i < 100; i++) {
      assertThat(views.get(i).get(10)).isEqualTo(i);
    }
    assertThat(records().get("Array")).isBetween(100, 110);
  }

  private static IntBuffer filled(int value) {
    var array = new IntArray(50);
    for (int i = 0; i < 50; i++) {
      array.set(i, value);
    }
    return array.buffer().slice(10, 20);
  }

  @Test
  void q8ShouldKeepNothingOfPoolsThatAreClosed() throws Exception {
    Map<String, Integer> before = records();
    for (int i = 0; i < 3; i++) {
      Pool pool = Pool.builder().workers(1).initializer(() -> {}).build();
      assertThat(pool.apply(() -> 3)).isEqualTo(3);
      pool.close();
      pool.join();
    }
    collect();

    assertThat(records().getOrDefault("Pool", 0)).isZero();
    assertThat(records().getOrDefault("Queue", 0)).isEqualTo(before.getOrDefault("Queue", 0));
    assertThat(records().getOrDefault("Payload", 0)).isZero();
  }

  @Test
  void q8ShouldFreeTheItemsThatNobodyTook() throws Exception {
    for (int i = 0; i < 3000; i++) {
      var queue = new JoinableQueue<byte[]>();
      for (int size : List.of(10, 1000, i % 1000 == 0 ? 1 << 20 : 100)) {
        queue.put(new byte[size]);
      }
    }
    collect();

    assertThat(records().getOrDefault("Payload", 0)).isLessThan(20);
    assertThat(records().getOrDefault("Tasks", 0)).isLessThan(20);
    assertThat(files("item-")).isLessThan(2);
    assertThat(Arena.type(Tree.current().arena().at(new Lock().handle())))
        .isEqualTo(RecordType.LOCK);
  }
}
