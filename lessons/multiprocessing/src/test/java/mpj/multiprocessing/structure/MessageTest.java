package mpj.multiprocessing.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.arena.Arena;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.Parts;
import mpj.multiprocessing.arena.Pause;
import mpj.multiprocessing.arena.RecordType;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.arena.Usage;
import mpj.multiprocessing.internal.memory.Delivery;
import mpj.multiprocessing.internal.memory.Mentioned;
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

  private List<Block> messages() {
    List<Block> messages = new ArrayList<>();
    tree.arena()
        .forEach((type, record) -> {
          if (type == RecordType.MESSAGE) {
            messages.add(record);
          }
        });
    return messages;
  }

  private List<Integer> owners() {
    return messages().stream().map(Arena::owner).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 112, 3000, 512 << 10, (512 << 10) + 1})
  void shouldBeTheTakersUntilItHasDecodedThem(int length) throws Exception {
    ItemQueue queue = ItemQueue.create(tree, 0);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    for (int i = 0; i < 3; i++) {
      queue.put(bytes, length, mentions, Pause.FOREVER, null);
    }
    assertThat(owners()).containsExactly(0, 0, 0);
    assertThat(queue.get(item, 0, null)).isZero();
    assertThat(item.bytes()).startsWith(bytes);
    assertThat(owners()).containsOnlyOnce(tree.slot()).hasSize(3);
    item.end();
    assertThat(owners()).containsExactly(0, 0);
    assertThat(queue.get(item, 0, null)).isOne();
    Delivery delivery = item.delivery();
    assertThat(queue.get(item, 0, null)).isEqualTo(2);
    assertThat(owners()).containsExactly(tree.slot(), tree.slot());
    delivery.end();
    delivery.end();
    assertThat(owners()).containsExactly(tree.slot());
    item.prepare(1, 0); // the next one
    assertThat(owners()).isEmpty();
    queue.free();
    assertThat(PayloadTest.files(tree)).isZero();
  }

  @Test
  void shouldGoWithTheQueueInWhichTheyLie() throws Exception {
    ItemQueue queue = ItemQueue.create(tree, 0);
    queue.put(new byte[2], 2, mentions, Pause.FOREVER, null);
    queue.put(new byte[2], 2, Pause.FOREVER, null);
    queue.put(new byte[2], 2, mentions, Pause.FOREVER, null);
    assertThat(owners()).hasSize(2);
    queue.free();
    assertThat(owners()).isEmpty();
  }

  @Test
  void shouldNotStayWhereThereIsNoRoom() throws Exception {
    ItemQueue queue = ItemQueue.create(tree, 1);
    queue.put(new byte[2], 2, mentions, 0, null);
    assertThat(queue.put(new byte[2], 2, mentions, 0, null)).isEqualTo(ItemQueue.FULL);
    assertThat(owners()).containsExactly(0);
    queue.close();
    assertThat(queue.put(new byte[2], 2, mentions, 0, null)).isEqualTo(ItemQueue.CLOSED);
    assertThat(owners()).containsExactly(0);
    queue.free();
  }

  @Test
  void shouldGoWithATakerThatDiesBeforeItHasDecodedThem() throws Exception {
    ItemQueue queue = ItemQueue.create(tree, 0);
    queue.put(new byte[2], 2, mentions, Pause.FOREVER, null);
    queue.get(item, 0, null);
    giveToTheDead(messages().getFirst());
    PayloadTest.bury(tree);
    assertThat(owners()).isEmpty();
    queue.free();
  }

  @Test
  void shouldArriveByAMailbox() throws Exception {
    Mailbox mailbox = Mailbox.create(tree);
    int call = mailbox.expect();
    new Mailbox(tree, mailbox.offset()).answer(call, new byte[] {7}, 1, mentions);
    assertThat(owners()).containsExactly(0);
    assertThat(mailbox.await(call, 0, () -> true, item)).isEqualTo(Mailbox.ARRIVED);
    assertThat(item.bytes()[0]).isEqualTo((byte) 7);
    assertThat(owners()).containsExactly(tree.slot());
    item.end();
    assertThat(owners()).isEmpty();
    call = mailbox.expect();
    mailbox.answer(call, new byte[1], 1, mentions);
    mailbox.expect(); // it was not read
    assertThat(owners()).isEmpty();
    mailbox.abandon();
  }

  private final class Sink implements LaneReader.Sink {
    private final int most;

    Sink(int most) {
      this.most = most;
    }

    @Override
    public boolean admits(int length) {
      return length <= most;
    }

    @Override
    public void check(int kind, int length) {
      assertThat(kind).isOne();
    }

    @Override
    public byte[] prepare(int length, long number) {
      return item.prepare(length, number);
    }

    @Override
    public void deliver(Delivery delivery) {
      item.deliver(delivery);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5000, 200_000, 600_000})
  void shouldLieInAPipeByTheirPlaceHoweverLong(int length) throws Exception {
    PipeState pipe = PipeState.create(tree, false);
    var writer = new LaneWriter(pipe, 1);
    var reader = new LaneReader(pipe, 0);
    byte[] bytes = new byte[length + 1];
    bytes[length] = 9;
    for (int i = 0; i < 300; i++) { // more than the small ring has room for
      assertThat(writer.send(bytes, length + 1, 1, mentions, null)).isEqualTo(2L * i);
      assertThat(writer.send(bytes, 0, Math.min(length, 1000), 1, null)).isEqualTo(2L * i + 1);
      assertThat(reader.receive(new Sink(1 << 20), null)).isEqualTo(2L * i);
      assertThat(item.length()).isEqualTo(length + 1);
      assertThat(item.bytes()[length]).isEqualTo((byte) 9);
      assertThat(owners()).containsExactly(tree.slot());
      assertThat(reader.receive(new Sink(1 << 20), null)).isEqualTo(2L * i + 1);
      assertThat(owners()).isEmpty();
    }
    writer.send(bytes, length + 1, 1, mentions, null);
    assertThat(reader.receive(new Sink(length), null)).isEqualTo(LaneReader.REFUSED);
    assertThat(owners()).isEmpty();
    writer.send(bytes, length + 1, 1, mentions, null);
    pipe.release(1, tree.slot());
    assertThat(owners()).containsExactly(0);
    pipe.release(0, tree.slot());
    assertThat(owners()).as("nobody can receive it").isEmpty();
  }

  /** A collection may free the pipe before the dead sender's death is noticed. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldGoWithThePipeInWhichTheyWereAboutToLie(boolean broken) throws Exception {
    ItemQueue queue = ItemQueue.create(tree, 0);
    queue.put(new byte[2], 2, mentions, Pause.FOREVER, null);
    Block message = messages().getFirst();
    PipeState pipe = PipeState.create(tree, true);
    Lane lane = pipe.toward(0);

    lane.expect((int) (message.offset() / Arena.ALIGNMENT), lane.written());
    if (broken) {
      lane.breakDown();
    }
    assertThat(Parts.free(tree, pipe.block())).isTrue();

    assertThat(owners()).isEmpty();
    queue.free();
  }

  /** Before the ring has it, after, and once it was seen; and the reader before it let go. */
  @Test
  void shouldBeSentThroughAPipeOrGoWithTheSenderThatDies() throws Exception {
    for (int step = 0; step < 5; step++) {
      PipeState pipe = PipeState.create(tree, false);
      Usage.send(pipe.block(), 0);
      Lane lane = pipe.toward(0);
      var writer = new LaneWriter(pipe, 1);
      writer.send(new byte[] {1}, 1, 1, mentions, null);
      Block first = messages().getFirst();
      int place = (int) (first.offset() / Arena.ALIGNMENT);
      if (step < 3) {
        assertThat(LockWord.tryAcquire(lane.writer, PayloadTest.DEAD)).isTrue();
        lane.expect(place, step == 2 ? 0 : lane.written());
        if (step == 0) {
          giveToTheDead(first);
        }
      } else {
        assertThat(LockWord.tryAcquire(lane.reader, PayloadTest.DEAD)).isTrue();
        giveToTheDead(first);
        if (step == 4) {
          lane.consume(lane.written());
        }
      }
      PayloadTest.bury(tree);
      assertThat(owners()).as("step=%d", step).hasSize(step == 2 || step == 3 ? 1 : 0);
      if (step >= 2 && step < 4) {
        assertThat(new LaneReader(pipe, 0).receive(new Sink(9), null)).isZero();
        item.end();
      }
      assertThat(owners()).isEmpty();
      pipe.release(0, tree.slot());
      pipe.release(1, tree.slot());
    }
  }

  private static void giveToTheDead(Block record) {
    int word = record.getInt(0);
    record.setInt(0, (word & ((1 << 22) - 1)) | (PayloadTest.DEAD << 22));
  }
}
