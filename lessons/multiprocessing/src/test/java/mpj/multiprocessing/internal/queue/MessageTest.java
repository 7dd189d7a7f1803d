package mpj.multiprocessing.internal.queue;

import static mpj.multiprocessing.internal.memory.Payloads.firstMessage;
import static mpj.multiprocessing.internal.memory.Payloads.messageOwners;
import static org.assertj.core.api.Assertions.assertThat;

import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.Delivery;
import mpj.multiprocessing.internal.memory.Mentioned;
import mpj.multiprocessing.internal.memory.Payloads;
import mpj.multiprocessing.sync.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that mention records: whose they are, and when they are gone, whoever dies. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class MessageTest {
  private final Tree tree = Tree.current();
  private final Lock lock = new Lock();
  private final Mentioned mentions = Mentioned.of(lock, lock.handle());
  private final Item item = new Item();

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 112, 3000, 512 << 10, (512 << 10) + 1})
  void shouldBeTheTakersUntilItHasDecodedThem(int length) throws Exception {
    ItemQueue queue = ItemQueue.create(tree, 0);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    for (int i = 0; i < 3; i++) {
      queue.put(bytes, length, mentions, Backoff.FOREVER, null);
    }
    assertThat(messageOwners(tree)).containsExactly(0, 0, 0);
    assertThat(queue.get(item, 0, null)).isZero();
    assertThat(item.bytes()).startsWith(bytes);
    assertThat(messageOwners(tree)).containsOnlyOnce(tree.slot()).hasSize(3);
    item.end();
    assertThat(messageOwners(tree)).containsExactly(0, 0);
    assertThat(queue.get(item, 0, null)).isOne();
    Delivery delivery = item.delivery();
    assertThat(queue.get(item, 0, null)).isEqualTo(2);
    assertThat(messageOwners(tree)).containsExactly(tree.slot(), tree.slot());
    delivery.end();
    delivery.end();
    assertThat(messageOwners(tree)).containsExactly(tree.slot());
    item.prepare(1, 0); // the next one
    assertThat(messageOwners(tree)).isEmpty();
    queue.free();
    assertThat(Payloads.files(tree)).isZero();
  }

  @Test
  void shouldGoWithTheQueueInWhichTheyLie() throws Exception {
    ItemQueue queue = ItemQueue.create(tree, 0);
    queue.put(new byte[2], 2, mentions, Backoff.FOREVER, null);
    queue.put(new byte[2], 2, Backoff.FOREVER, null);
    queue.put(new byte[2], 2, mentions, Backoff.FOREVER, null);
    assertThat(messageOwners(tree)).hasSize(2);
    queue.free();
    assertThat(messageOwners(tree)).isEmpty();
  }

  @Test
  void shouldNotStayWhereThereIsNoRoom() throws Exception {
    ItemQueue queue = ItemQueue.create(tree, 1);
    queue.put(new byte[2], 2, mentions, 0, null);
    assertThat(queue.put(new byte[2], 2, mentions, 0, null)).isEqualTo(ItemQueue.FULL);
    assertThat(messageOwners(tree)).containsExactly(0);
    queue.close();
    assertThat(queue.put(new byte[2], 2, mentions, 0, null)).isEqualTo(ItemQueue.CLOSED);
    assertThat(messageOwners(tree)).containsExactly(0);
    queue.free();
  }

  @Test
  void shouldGoWithATakerThatDiesBeforeItHasDecodedThem() throws Exception {
    ItemQueue queue = ItemQueue.create(tree, 0);
    queue.put(new byte[2], 2, mentions, Backoff.FOREVER, null);
    queue.get(item, 0, null);
    Payloads.giveToTheDead(firstMessage(tree));
    Payloads.retire(tree);
    assertThat(messageOwners(tree)).isEmpty();
    queue.free();
  }
}
