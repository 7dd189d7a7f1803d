package mpj.multiprocessing.internal.queue;

import static mpj.multiprocessing.internal.memory.Payloads.DEAD;
import static mpj.multiprocessing.internal.memory.Payloads.files;
import static mpj.multiprocessing.internal.memory.Payloads.giveToTheDead;
import static mpj.multiprocessing.internal.memory.Payloads.owners;
import static mpj.multiprocessing.internal.memory.Payloads.retire;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Random;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.arena.Usage;
import mpj.multiprocessing.internal.memory.Mentioned;
import mpj.multiprocessing.internal.memory.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 28 of what must survive, and row Q7: how items of all sizes lie in shared memory. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class PayloadTest {
  private final Tree tree = Tree.current();
  private final Item item = new Item();

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private long put(ItemQueue queue, byte[] bytes) throws InterruptedException {
    return queue.put(bytes, bytes.length, Backoff.FOREVER, null);
  }

  private byte[] get(ItemQueue queue) throws InterruptedException {
    return queue.get(item, 0, null) < 0 ? null : Arrays.copyOf(item.bytes(), item.length());
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        112,
        113,
        448,
        449,
        1024,
        16 << 10,
        (256 << 10) + 5,
        512 << 10,
        (512 << 10) + 1,
        3 << 20
      })
  void shouldCarryItemsOfAllSizesAndKeepFilesForTheLargestOnly(int length) throws Exception {
    ItemQueue queue = ItemQueue.create(tree, 0);
    put(queue, bytes(length));
    put(queue, bytes(length));
    assertThat(owners(tree))
        .hasSize(length <= Segment.INLINE ? 0 : 2)
        .allMatch(owner -> owner == 0);
    assertThat(files(tree)).isEqualTo(length <= Payload.MOST ? 0 : 2);
    assertThat(get(queue)).isEqualTo(bytes(length));
    assertThat(files(tree)).isEqualTo(length <= Payload.MOST ? 0 : 1);
    queue.free();
    assertThat(owners(tree)).isEmpty();
    assertThat(files(tree)).isZero();
  }

  @Test
  void shouldTakeNoMoreMemoryHoweverManyItemsOfWhateverSizesGoThrough() throws Exception {
    var random = new Random(Effort.seed());
    ItemQueue queue = ItemQueue.create(tree, 0);
    var sent = new ArrayDeque<Integer>();
    byte[] bytes = new byte[1 << 16];
    File arena = tree.directory().resolve("arena").toFile();
    long size = 0;
    for (int i = 0; i < 200_000; i++) {
      boolean put = sent.size() < 10 || (sent.size() < 200 && random.nextBoolean());
      if (put) {
        int length = 113 + random.nextInt(1 << (3 + random.nextInt(12)));
        bytes[0] = (byte) length;
        sent.add(length);
        queue.put(bytes, length, Backoff.FOREVER, null);
      } else {
        queue.get(item, 0, null);
        int length = sent.remove();
        assertThat(item.length()).isEqualTo(length);
        assertThat(item.bytes()[0]).isEqualTo((byte) length);
      }
      size = i == 100_000 ? arena.length() : size;
    }
    // Rare sizes may meet for the first time late.
    assertThat(arena.length()).isLessThanOrEqualTo(size + (1 << 20));
    queue.free();
  }

  @Test
  void shouldLeaveAPayloadToItsSlotWhateverFailsOnceItIsClaimed() throws Exception {
    ItemQueue queue = ItemQueue.create(tree, 0);
    PutListener failing =
        new PutListener() {
          @Override
          public void waits() {}

          @Override
          public void claimed(long position) {
            throw new IllegalStateException("claimed");
          }
        };
    assertThatThrownBy(() -> queue.put(bytes(1000), 1000, Backoff.FOREVER, failing))
        .hasMessage("claimed");
    assertThat(owners(tree)).containsExactly(0);
    queue.free();
    assertThat(owners(tree)).isEmpty();
  }

  /** A writer that dies has each of these behind it, for small and for large payloads. */
  @ParameterizedTest
  @ValueSource(ints = {1000, 600_000})
  void f28ShouldLeaveNothingOfAWriterWhereverItDies(int length) throws Exception {
    ItemQueue queue = ItemQueue.create(tree, 0);
    Usage.send(queue.block(), 0);
    for (int step = 0; step < 4; step++) {
      int place = Payload.write(tree, bytes(length), length, Mentioned.NOTHING, 0);
      long position = -1;
      if (step > 0) {
        position = claimedByTheDead(queue, step > 1 ? place : 0);
      }
      if (step > 2) {
        Payload.publish(tree, place);
      } else {
        giveToTheDead(tree, place);
      }
      retire(tree);
      assertThat(owners(tree)).as("step=%d", step).isEmpty();
      assertThat(files(tree)).as("step=%d", step).isZero();
      if (position >= 0) {
        assertThat(Segment.state(slots(queue).word(position))).isEqualTo(Segment.DONE);
      }
      put(queue, new byte[] {(byte) step});
      assertThat(get(queue)).containsExactly(step);
    }
  }

  /** Of a reader, too; until it is done with its slot, the item is given to another. */
  @ParameterizedTest
  @ValueSource(ints = {1000, 600_000})
  void f28ShouldGiveAnItemToAnotherReaderOrLeaveNothingOfIt(int length) throws Exception {
    ItemQueue queue = ItemQueue.create(tree, 0);
    Usage.send(queue.block(), 0);
    for (int step = 0; step < 3; step++) {
      long position = put(queue, bytes(length));
      Segment slots = slots(queue);
      int place = slots.place(position);
      slots.cas(position, slots.word(position), Segment.TAKEN, DEAD);
      if (step > 0) {
        giveToTheDead(tree, place);
      }
      if (step > 1) {
        slots.change(position, Segment.DONE);
      }
      retire(tree);
      if (step > 1) {
        assertThat(owners(tree)).isEmpty();
      } else {
        assertThat(owners(tree)).containsExactly(0);
        assertThat(get(queue)).isEqualTo(bytes(length));
      }
      assertThat(owners(tree)).as("step=%d", step).isEmpty();
      assertThat(files(tree)).as("step=%d", step).isZero();
    }
  }

  private static Segment slots(ItemQueue queue) {
    return new SegmentList(
            Tree.current(), Tree.current().arena().at(queue.offset(), RecordType.QUEUE))
        .first();
  }

  /** Makes a dead process the one that claimed the next slot, which announces a payload or none. */
  private static long claimedByTheDead(ItemQueue queue, int place) throws InterruptedException {
    long position = queue.put(new byte[1], 1, Backoff.FOREVER, null);
    Segment slots = slots(queue);
    slots.write(position, new byte[1], 1, place);
    assertThat(slots.cas(position, slots.word(position), Segment.CLAIMED, DEAD)).isTrue();
    return position;
  }
}
