package mpj.multiprocessing.channel;

import static mpj.multiprocessing.internal.memory.Payloads.firstMessage;
import static mpj.multiprocessing.internal.memory.Payloads.messageOwners;
import static org.assertj.core.api.Assertions.assertThat;

import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.arena.Usage;
import mpj.multiprocessing.internal.memory.Delivery;
import mpj.multiprocessing.internal.memory.LockWord;
import mpj.multiprocessing.internal.memory.Mentioned;
import mpj.multiprocessing.internal.memory.Payloads;
import mpj.multiprocessing.internal.queue.Item;
import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.sync.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Messages in a pipe that mention records: whose they are, and when they are gone, whoever dies.
 */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class PipeMentionsTest {
  private final Tree tree = Tree.current();
  private final Lock lock = new Lock();
  private final Mentioned mentions = Mentioned.of(lock, lock.handle());
  private final Item item = new Item();

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
      assertThat(messageOwners(tree)).containsExactly(tree.slot());
      assertThat(reader.receive(new Sink(1 << 20), null)).isEqualTo(2L * i + 1);
      assertThat(messageOwners(tree)).isEmpty();
    }
    writer.send(bytes, length + 1, 1, mentions, null);
    assertThat(reader.receive(new Sink(length), null)).isEqualTo(LaneReader.REFUSED);
    assertThat(messageOwners(tree)).isEmpty();
    writer.send(bytes, length + 1, 1, mentions, null);
    pipe.release(1, tree.slot());
    assertThat(messageOwners(tree)).containsExactly(0);
    pipe.release(0, tree.slot());
    assertThat(messageOwners(tree)).as("nobody can receive it").isEmpty();
  }

  /** A collection may free the pipe before the dead sender's death is noticed. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldGoWithThePipeInWhichTheyWereAboutToLie(boolean broken) throws Exception {
    ItemQueue queue = ItemQueue.create(tree, 0);
    queue.put(new byte[2], 2, mentions, Backoff.FOREVER, null);
    Block message = firstMessage(tree);
    PipeState pipe = PipeState.create(tree, true);
    Lane lane = pipe.toward(0);

    lane.expect((int) (message.offset() / Arena.ALIGNMENT), lane.written());
    if (broken) {
      lane.breakDown();
    }
    assertThat(Parts.free(tree, pipe.block())).isTrue();

    assertThat(messageOwners(tree)).isEmpty();
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
      Block first = firstMessage(tree);
      int place = (int) (first.offset() / Arena.ALIGNMENT);
      if (step < 3) {
        assertThat(LockWord.tryAcquire(lane.writer, Payloads.DEAD)).isTrue();
        lane.expect(place, step == 2 ? 0 : lane.written());
        if (step == 0) {
          Payloads.giveToTheDead(first);
        }
      } else {
        assertThat(LockWord.tryAcquire(lane.reader, Payloads.DEAD)).isTrue();
        Payloads.giveToTheDead(first);
        if (step == 4) {
          lane.consume(lane.written());
        }
      }
      Payloads.retire(tree);
      assertThat(messageOwners(tree)).as("step=%d", step).hasSize(step == 2 || step == 3 ? 1 : 0);
      if (step >= 2 && step < 4) {
        assertThat(new LaneReader(pipe, 0).receive(new Sink(9), null)).isZero();
        item.end();
      }
      assertThat(messageOwners(tree)).isEmpty();
      pipe.release(0, tree.slot());
      pipe.release(1, tree.slot());
    }
  }
}
