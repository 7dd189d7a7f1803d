package mpj.multiprocessing.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.Mentioned;
import mpj.multiprocessing.internal.memory.Payload;
import mpj.multiprocessing.internal.memory.Payloads;
import mpj.multiprocessing.internal.queue.Item;
import mpj.multiprocessing.sync.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer's payload, wherever the one who answers dies, or the one who asked. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class MailboxTest {
  private final Tree tree = Tree.current();
  private final Item item = new Item();

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private void answer(Mailbox mailbox, int call, int length) {
    new Mailbox(tree, mailbox.offset()).answer(call, bytes(length), length);
  }

  private void assertAnswered(Mailbox mailbox, int length) throws InterruptedException {
    int call = mailbox.expect();
    answer(mailbox, call, length);
    assertThat(mailbox.await(call, Backoff.FOREVER, () -> true, item)).isEqualTo(Mailbox.ARRIVED);
    assertThat(Arrays.copyOf(item.bytes(), item.length())).isEqualTo(bytes(length));
    assertThat(Payloads.owners(tree)).isEmpty();
    assertThat(Payloads.files(tree)).isZero();
  }

  private Block block(Mailbox mailbox) {
    return tree.arena().at(mailbox.offset(), RecordType.MAILBOX);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 448, 449, 20_000, 600_000})
  void shouldBringAnswersOfAllSizes(int length) throws Exception {
    Mailbox mailbox = Mailbox.create(tree);
    assertAnswered(mailbox, length);
    assertAnswered(mailbox, length);
  }

  /** Its caller may see the death before the main process mends it, or after. */
  @ParameterizedTest
  @ValueSource(ints = {1000, 600_000})
  void f28ShouldLeaveNothingOfAnAnswerWhereverItsServerDies(int length) throws Exception {
    for (int step = 0; step < 6; step++) {
      Mailbox mailbox = Mailbox.create(tree);
      int call = mailbox.expect();
      int place = Payload.write(tree, bytes(length), length, Mentioned.NOTHING, 0);
      if (step / 2 > 0) {
        block(mailbox).setInt(Mailbox.STATE, call << 2 | Mailbox.ANSWERING);
        block(mailbox).setInt(Mailbox.PLACE, place);
      }
      if (step / 2 > 1) {
        Payload.publish(tree, place);
      } else {
        Payloads.giveToTheDead(tree, place);
      }
      if (step % 2 == 0) {
        Payloads.retire(tree);
      }
      assertThat(mailbox.await(call, Backoff.FOREVER, () -> false, item)).isEqualTo(Mailbox.NEVER);
      mailbox.abandon();
      Mailbox next = Mailbox.create(tree);
      assertThat(next.offset()).as("step=%d: used again", step).isEqualTo(mailbox.offset());
      if (step % 2 != 0) {
        Payloads.retire(tree);
      }
      assertAnswered(next, length);
      next.abandon();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 600_000})
  void f28ShouldLeaveNothingOfAnAnswerToADeadCaller(int length) {
    for (boolean taken : new boolean[] {false, true}) {
      Mailbox mailbox = Mailbox.create(tree);
      answer(mailbox, mailbox.expect(), length);
      if (taken) {
        Payloads.giveToTheDead(tree, block(mailbox).getInt(Mailbox.PLACE));
      }
      Arena.changeCreator(block(mailbox), tree.slot(), Payloads.DEAD);
      Payloads.retire(tree);
      assertThat(Payloads.owners(tree)).isEmpty();
      assertThat(Payloads.files(tree)).isZero();
      assertThat(block(mailbox).getInt(Mailbox.PLACE)).isZero();
    }
  }

  @Test
  void shouldLeaveNothingOfAnAnswerThatComesTooLate() throws Exception {
    Mailbox mailbox = Mailbox.create(tree);
    int call = mailbox.expect();
    mailbox.abandon();
    answer(mailbox, call, 1000);
    assertThat(Payloads.owners(tree)).containsExactly(0); // kept for the next owner to free
    Mailbox next = Mailbox.create(tree);
    answer(mailbox, call, 1000);
    assertThat(Payloads.owners(tree)).isEmpty();
    assertAnswered(next, 1000);
  }

  /** The server had begun to answer, and was stopped, so that the caller gave up; it dies later. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void f28ShouldUseAMailboxAgainWhoseServerDiesWhileItAnswers(boolean itsCallerDiesFirst) {
    Mailbox mailbox = Mailbox.create(tree);
    int call = mailbox.expect();
    long answering = (long) Payloads.DEAD << Integer.SIZE | call << 2 | Mailbox.ANSWERING;
    block(mailbox).setLong(Mailbox.STATE, answering);
    if (itsCallerDiesFirst) {
      mailbox.abandon();
      Mailbox other = Mailbox.create(tree);
      assertThat(other.offset()).as("its server lives").isNotEqualTo(mailbox.offset());
      other.abandon();
    }

    Payloads.retire(tree);

    if (!itsCallerDiesFirst) {
      mailbox.abandon();
    }
    List<Long> next =
        Stream.generate(() -> Mailbox.create(tree).offset())
            .limit(itsCallerDiesFirst ? 2 : 1)
            .toList();
    assertThat(next).contains(mailbox.offset());
  }

  @Test
  void f27ShouldHaveAsManyAsAreUsedAtOnce() {
    int many = 1000;
    for (int round = 0; round < 3; round++) {
      List<Mailbox> all = Stream.generate(() -> Mailbox.create(tree)).limit(many).toList();
      assertThat(all.stream().map(Mailbox::offset).distinct()).hasSize(many);
      all.forEach(Mailbox::abandon);
    }
    int[] there = {0};
    tree.arena().forEach((type, _) -> there[0] += type == RecordType.MAILBOX ? 1 : 0);
    assertThat(there[0]).isLessThanOrEqualTo(2 * many);
  }

  @Test
  void shouldKeepWhatAnAnswerMentionsUntilItsReaderHasEndedWithIt() throws Exception {
    var lock = new Lock();
    Mentioned mentions = Mentioned.of(lock, lock.handle());
    Mailbox mailbox = Mailbox.create(tree);
    int call = mailbox.expect();
    new Mailbox(tree, mailbox.offset()).answer(call, new byte[] {7}, 1, mentions);
    assertThat(Payloads.messageOwners(tree)).containsExactly(0);
    assertThat(mailbox.await(call, 0, () -> true, item)).isEqualTo(Mailbox.ARRIVED);
    assertThat(item.bytes()[0]).isEqualTo((byte) 7);
    assertThat(Payloads.messageOwners(tree)).containsExactly(tree.slot());
    item.end();
    assertThat(Payloads.messageOwners(tree)).isEmpty();
    call = mailbox.expect();
    mailbox.answer(call, new byte[1], 1, mentions);
    mailbox.expect(); // it was not read
    assertThat(Payloads.messageOwners(tree)).isEmpty();
    mailbox.abandon();
  }
}
