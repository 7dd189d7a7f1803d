package mpj.multiprocessing.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Parties;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NothingLeft.class)
@Timeout(30)
class SegmentListTest {
  private static final int MANY = 20 * Segment.MOST;

  private final Item item = new Item();

  private long put(ItemQueue queue, int value) throws InterruptedException {
    return queue.put(new byte[] {(byte) value}, 1, Backoff.FOREVER, null);
  }

  private int get(ItemQueue queue) throws InterruptedException {
    assertThat(queue.get(item, 0, null)).isNotNegative();
    return item.bytes()[0];
  }

  @Test
  void shouldServeWhoeverKnowsOnlySegmentsThatWereUsedAgain() throws Exception {
    ItemQueue busy = ItemQueue.create(Tree.current(), 0);
    for (int lag = 0; lag < 5; lag++) {
      ItemQueue producer = new ItemQueue(Tree.current(), busy.offset());
      ItemQueue consumer = new ItemQueue(Tree.current(), busy.offset());
      assertThat(put(producer, 1)).isNotNegative();
      assertThat(get(consumer)).isEqualTo(1);
      // Several segments become spare at once; those that did last are used again first, so what
      // follows the one that the others know is soon somewhere else.
      for (int burst : new int[] {3 * Segment.MOST + 100 * lag, 1, Segment.MOST, 1, 600}) {
        for (int i = 0; i < burst; i++) {
          put(busy, i);
        }
        for (int i = 0; i < burst; i++) {
          assertThat(get(busy)).isEqualTo((byte) i);
        }
      }
      put(producer, 2);
      put(busy, 3);
      assertThat(get(consumer)).isEqualTo(2);
      assertThat(get(consumer)).isEqualTo(3);
      assertThat(consumer.isEmpty()).isTrue();
    }
  }

  @Test
  void shouldUseSegmentsAgain() throws Exception {
    ItemQueue queue = ItemQueue.create(Tree.current(), 0);
    for (int i = 0; i < MANY; i++) {
      put(queue, i);
      get(queue);
    }
    assertThat(segments()).isLessThanOrEqualTo(3);
    queue.free();
    assertThat(segments()).isZero();
  }

  @Test
  void shouldBeginSmallAndGrowByWhatGoesThrough() throws Exception {
    ItemQueue queue = ItemQueue.create(Tree.current(), 0);
    List<Integer> sizes = new ArrayList<>();
    long base = -1;
    for (int i = 0; i < MANY; i++) {
      put(queue, i);
      get(queue);
      Segment slots = new SegmentList(Tree.current(), record(queue)).first();
      if (slots.base != base) {
        base = slots.base;
        sizes.add(slots.count);
      }
    }
    assertThat(sizes).startsWith(Segment.FEW, 4 * Segment.FEW, Segment.MOST, Segment.MOST);
    assertThat(sizes.subList(3, sizes.size())).containsOnly(Segment.MOST);
    queue.free();
  }

  @Test
  void shouldHaveNoSegmentButItsRecordWhileFewItemsGoThrough() throws Exception {
    ItemQueue queue = ItemQueue.create(Tree.current(), 0);
    for (int i = 0; i < Segment.FEW; i++) {
      put(queue, i);
    }
    assertThat(segments()).isZero();
    assertThat(queue.isDrained()).isFalse();
    for (int i = 0; i < Segment.FEW; i++) {
      assertThat(get(queue)).isEqualTo(i);
    }
    assertThat(queue.isEmpty() && queue.isDrained()).isTrue();
    put(queue, 7);
    assertThat(segments()).isOne();
    assertThat(get(queue)).isEqualTo(7);
    queue.free();
    assertThat(segments()).isZero();
  }

  /** Each of them knows where it was last, which may have left the chain since. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 40})
  void shouldKeepItemsAndOrderForManyAtOnce(int max) throws Exception {
    ItemQueue queue = ItemQueue.create(Tree.current(), max);
    int each = 5_000;
    AtomicInteger party = new AtomicInteger();
    AtomicLong sum = new AtomicLong();
    Parties.THREADS.run(
        4,
        () -> {
          int me = party.getAndIncrement();
          ItemQueue own = new ItemQueue(Tree.current(), queue.offset());
          Item into = new Item();
          int[] last = {-1, -1};
          for (int i = 0; i < each; i++) {
            if (me < 2) {
              byte[] bytes = {(byte) me, (byte) i, (byte) (i >> 8)};
              assertThat(own.put(bytes, 3, Backoff.FOREVER, null)).isNotNegative();
            } else {
              assertThat(own.get(into, Backoff.FOREVER, null)).isNotNegative();
              byte[] bytes = into.bytes();
              int number = (bytes[1] & 0xff) | (bytes[2] & 0xff) << 8;
              assertThat(number).isGreaterThan(last[bytes[0]]);
              last[bytes[0]] = number;
              sum.addAndGet(number);
            }
          }
        });
    assertThat(sum.get()).isEqualTo(2L * each * (each - 1) / 2);
    assertThat(queue.isEmpty()).isTrue();
    queue.free();
  }

  /** As by a producer that found the last segment, and was stopped while all others went on. */
  @Test
  void shouldNeverPrepareASegmentForPositionsThatItHadBefore() throws Exception {
    ItemQueue queue = ItemQueue.create(Tree.current(), 0);
    SegmentList chain = new SegmentList(Tree.current(), record(queue));
    pass(queue, 5 * Segment.FEW + 1);
    Segment last = chain.find(chain.first(), 5 * Segment.FEW, false);
    pass(queue, Segment.MOST);
    Segment following = chain.find(chain.first(), last.end(), false);
    pass(queue, Segment.MOST);
    assertThat(following.isCurrent()).as("in the chain").isFalse();
    assertThat(chain.extend(last)).isNull();
    for (long position = following.base; position < following.end(); position++) {
      assertThat(following.word(position)).isEqualTo(Segment.word(position, Segment.DONE, 0));
    }
    pass(queue, MANY);
    queue.free();
    assertThat(segments()).isZero();
  }

  private void pass(ItemQueue queue, int items) throws InterruptedException {
    for (int i = 0; i < items; i++) {
      put(queue, i);
      assertThat(get(queue)).isEqualTo((byte) i);
    }
  }

  private static Block record(ItemQueue queue) {
    return Tree.current().arena().at(queue.offset(), RecordType.QUEUE);
  }

  private static int segments() {
    int[] count = new int[1];
    Arena arena = Tree.current().arena();
    arena.forEach((type, record) -> count[0] += type == RecordType.SEGMENT ? 1 : 0);
    return count[0];
  }
}
