package mpj.multiprocessing.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row 17 of what the library survives, for queues: lengths that lie, and bytes that are noise. */
@ExtendWith(NothingLeft.class)
@Timeout(300)
public class QueueNoiseTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final long MOST_MEMORY = 4 << 20;
  private static final int LARGE = 300; // lies in a record of its own

  private enum Outcome {
    ITEM,
    REFUSED
  }

  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);

  @Test
  void f17ShouldRefuseNoiseWithoutAHangOrAnOutsizedAllocation() throws Exception {
    hear(2000);
  }

  /** Damages so many items, and takes all out of their queues. */
  public void hear(int items) throws Exception {
    long seed = Effort.seed();
    System.out.println("QueueNoiseTest items=" + items + " seed=" + seed);
    var random = new Random(seed);
    for (int i = 0; i < items; i++) {
      damageOne(random, "item=" + i + " seed=" + seed);
    }
    System.out.println("QueueNoiseTest outcomes=" + outcomes);
    assertThat(outcomes).containsKeys(Outcome.values());
  }

  private void damageOne(Random random, String as) throws InterruptedException {
    var queue = new Queue<Object>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      queue.put(new byte[random.nextInt(4) == 0 ? LARGE : random.nextInt(90)]);
    }
    Tree tree = Tree.current();
    var slots = new SegmentList(tree, tree.arena().at(queue.handle(), RecordType.QUEUE)).first();
    damage(slots, slots.base + random.nextInt(count), random);
    var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = memory.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < count; i++) {
      outcomes.merge(take(queue), 1, Integer::sum);
    }
    assertThat(memory.getCurrentThreadAllocatedBytes() - before).as(as).isLessThan(MOST_MEMORY);
    assertThat(queue.isEmpty()).as(as).isTrue();
    queue.put(new byte[5]);
    assertThat(queue.get(LONG)).as(as).isEqualTo(new byte[5]);
    queue.shutdown();
  }

  private static void damage(Segment slots, long position, Random random) {
    byte[] noise = new byte[random.nextInt(Segment.INLINE)];
    random.nextBytes(noise);
    if (noise.length > 0 && random.nextBoolean()) {
      noise[0] = (byte) random.nextInt(52); // a tag that there is
    }
    slots.write(position, noise, noise.length, 0);
    int place = random.nextInt(3) == 0 ? random.nextInt(1 << random.nextInt(31)) : 0;
    int length = random.nextBoolean() ? random.nextInt() : noise.length;
    if (place != 0 || length != noise.length) {
      slots.write(position, noise, length, Math.max(1, place));
      slots.block.putInt(64 + (int) (position - slots.base) * 128 + 12, place);
    }
  }

  private static Outcome take(Queue<Object> queue) {
    try {
      queue.getNow();
      return Outcome.ITEM;
    } catch (UndecodableException e) {
      return Outcome.REFUSED;
    }
  }
}
