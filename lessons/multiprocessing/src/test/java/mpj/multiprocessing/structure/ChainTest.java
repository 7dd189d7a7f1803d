package mpj.multiprocessing.structure;

import static org.assertj.core.api.Assertions.assertThat;

import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.arena.Arena;
import mpj.multiprocessing.arena.Pause;
import mpj.multiprocessing.arena.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeft.class)
@Timeout(30)
class ChainTest {
  private static final int MANY = 20 * Slots.COUNT;

  private final Item item = new Item();

  private long put(ItemQueue queue, int value) throws InterruptedException {
    return queue.put(new byte[] {(byte) value}, 1, Pause.FOREVER, null);
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
      for (int burst : new int[] {3 * Slots.COUNT + 100 * lag, 1, Slots.COUNT, 1, 600}) {
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

  private static int segments() {
    int[] count = new int[1];
    Arena arena = Tree.current().arena();
    arena.forEach((type, record) -> count[0] += type == RecordType.SEGMENT ? 1 : 0);
    return count[0];
  }
}
