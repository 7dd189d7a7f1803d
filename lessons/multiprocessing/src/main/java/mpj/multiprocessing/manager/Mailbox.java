package mpj.multiprocessing.manager;

import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Death;
import mpj.multiprocessing.internal.arena.Futex;
import mpj.multiprocessing.internal.arena.RecordLifecycle;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.Mentioned;
import mpj.multiprocessing.internal.memory.Payload;
import mpj.multiprocessing.internal.queue.Item;

/**
 * Receives the answers to the calls of one thread of one process. The thread waits for one answer
 * at a time. The word that says whether the answer is there also has the call's number. So an
 * answer that comes after its caller gave up is not taken for the answer to the next call.
 *
 * <p>The caller sleeps on the word. When any process dies, all sleeping threads are woken. So a
 * caller whose server died wakes, checks, and finds out: see {@link #await}.
 */
final class Mailbox {
  /** The answer is here. */
  static final int ARRIVED = 0;

  /** No answer will come. */
  static final int NEVER = 1;

  /** No answer has come in time. */
  static final int LATE = 2;

  private static final long DOZE_NANOS = 100_000;

  static final int STATE = Arena.RECORD_HEADER; // call number << 2 | what it waits for
  private static final int LENGTH = 20; // of the answer; while a process writes it, that process
  static final int PLACE = 24;
  private static final int HEARD = 32; // call number << 32 | how often
  private static final int BYTES = 64;
  private static final int ROOM = 448;
  private static final int SIZE = BYTES + ROOM;

  static final int ANSWERING = 0;
  private static final int WAITING = 1;
  private static final int SLEEPING = 2;
  private static final int ANSWERED = 3;

  private final Tree tree;
  private final Block block;

  /** Opens the mailbox at an offset, to write an answer. */
  Mailbox(Tree tree, long offset) {
    this.tree = tree;
    this.block = tree.arena().at(offset, RecordType.MAILBOX);
  }

  /** Creates a mailbox for the calling thread, or takes over one that no process uses any more. */
  static Mailbox create(Tree tree) {
    return new Mailbox(tree, Mailboxes.take(tree).offset());
  }

  static Block make(Tree tree) {
    Block block = tree.arena().allocate(SIZE);
    block.putInt(STATE, ANSWERED);
    tree.arena().publish(block, RecordType.MAILBOX, 0, tree.slot());
    return block;
  }

  /**
   * Makes this process the owner of a mailbox.
   *
   * @return false if it belongs to another process, or its server may still answer
   */
  static boolean adopt(Tree tree, Block record) {
    if (Arena.creator(record) != 0) {
      return false;
    }
    long word = record.getLong(STATE);
    int state = (int) word;
    if (answerer(word) != 0 || !Arena.changeCreator(record, 0, tree.slot())) {
      return false;
    }
    // Closed to a late answer to its former owner, before the next call is sent.
    if (!record.casInt(STATE, state, state | ANSWERED)) {
      Arena.changeCreator(record, tree.slot(), 0);
      return false;
    }
    Payload.discard(tree, record, PLACE);
    return true;
  }

  long offset() {
    return block.offset();
  }

  /** Leaves the mailbox to the next process that needs one. */
  void abandon() {
    Mailboxes.leave(tree, block);
  }

  /** Prepares for the answer to a call, and returns the call's number. */
  int expect() {
    Payload.discard(tree, block, PLACE); // an answer that could not be read
    int call = (block.getInt(STATE) >>> 2) + 1 & 0x3fffffff;
    block.setLong(HEARD, (long) call << Integer.SIZE);
    block.setInt(STATE, call << 2 | WAITING);
    return call;
  }

  /** Returns whether the processes that may answer are alive. Called after each wake-up. */
  interface Alive {
    boolean check();
  }

  /**
   * Waits for the answer.
   *
   * @return {@link #ARRIVED}; {@link #NEVER} if {@code alive} says that the answer cannot come any
   *     more; {@link #LATE} if the time is over
   */
  int await(int call, long nanos, Alive alive, Item into) throws InterruptedException {
    Backoff backoff = new Backoff(nanos);
    int waiting = call << 2 | WAITING;
    int sleeping = call << 2 | SLEEPING;
    while (!hasCome(call)) {
      if (backoff.spin()) {
        continue;
      }
      boolean marked = block.getInt(STATE) == sleeping || block.casInt(STATE, waiting, sleeping);
      if (!alive.check() && !hasCome(call)) {
        block.setInt(STATE, call << 2 | ANSWERED); // the process that was about to answer is dead
        return NEVER;
      }
      boolean timely = marked ? backoff.sleep(block, STATE, sleeping) : doze(backoff);
      if (!timely && !hasCome(call)) {
        return LATE;
      }
    }
    read(call, into);
    return ARRIVED;
  }

  private boolean hasCome(int call) {
    return block.getInt(STATE) == (call << 2 | ANSWERED);
  }

  /** Waits a short time while the server writes the answer. The server may be stopped meanwhile. */
  private static boolean doze(Backoff backoff) throws InterruptedException {
    if (backoff.left() <= 0) {
      return false;
    }
    LockSupport.parkNanos(DOZE_NANOS);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return true;
  }

  private void read(int call, Item into) {
    int length = block.getInt(LENGTH);
    int place = block.getInt(PLACE);
    byte[] bytes = into.prepare(length, call);
    if (place == 0) {
      block.getBytes(BYTES, bytes, 0, length);
    } else {
      Payload.read(tree, place, bytes, into.taken());
      if (Payload.take(tree, place)) {
        block.setInt(PLACE, 0); // before the next answer can be put there
        into.deliver(Payload.receive(tree, place));
      }
    }
  }

  /**
   * Gives the call up, unless its answer is here or is being written. From then on no answer to it
   * comes into the mailbox.
   */
  boolean giveUp(int call) {
    int state = block.getInt(STATE);
    while (state == (call << 2 | WAITING) || state == (call << 2 | SLEEPING)) {
      if (block.casInt(STATE, state, call << 2 | ANSWERED)) {
        return true;
      }
      state = block.getInt(STATE);
    }
    return false;
  }

  /** Returns whether a thread waits for the answer to a call. The server calls it. */
  boolean isWanted(int call) {
    int state = block.getInt(STATE);
    return state == (call << 2 | WAITING) || state == (call << 2 | SLEEPING);
  }

  /** Records that the server has noticed a cancellation of the call. */
  void hear(int call) {
    long heard = block.getLong(HEARD);
    while (heard >>> Integer.SIZE == call && !block.casLong(HEARD, heard, heard + 1)) {
      heard = block.getLong(HEARD);
    }
  }

  /** Returns how many cancellations of this call the server has noticed. */
  int heard() {
    return (int) block.getLong(HEARD);
  }

  /** Answers a call with bytes that mention no records, unless the caller has given up. */
  void answer(int call, byte[] bytes, int length) {
    answer(call, bytes, length, Mentioned.NOTHING);
  }

  /**
   * Answers a call, unless the caller has given up.
   *
   * @param mentions the records that the answer mentions
   * @throws mpj.multiprocessing.ArenaFullException if there is no room for such a long answer; a
   *     shorter one may still be sent
   */
  void answer(int call, byte[] bytes, int length, Mentioned mentions) {
    int place =
        length <= ROOM && mentions.isEmpty()
            ? 0
            : Payload.write(tree, bytes, length, mentions, block.offset());
    long word;
    int state;
    do { // one answer at a time: take the state first
      word = block.getLong(STATE);
      state = (int) word;
      if (state >>> 2 != call || (state & 3) == ANSWERING || (state & 3) == ANSWERED) {
        if (place != 0) {
          Payload.free(tree, place);
        }
        return;
      }
    } while (!block.casLong(STATE, word, word(tree.slot(), call << 2 | ANSWERING)));
    block.setInt(PLACE, place);
    if (place == 0) {
      block.putBytes(BYTES, bytes, 0, length);
    } else {
      Payload.publish(tree, place);
    }
    block.setLong(STATE, word(length, call << 2 | ANSWERED));
    if ((state & 3) == SLEEPING) {
      Futex.wakeAll(block, STATE);
    }
  }

  private static long word(int length, int state) {
    return (long) length << Integer.SIZE | Integer.toUnsignedLong(state);
  }

  /** Returns the slot of the server that is writing an answer, or 0 if none is. */
  private static int answerer(long word) {
    return ((int) word & 3) == ANSWERING ? (int) (word >>> Integer.SIZE) : 0;
  }

  static void recover(Tree tree, Block block, int dead) {
    long word = block.getLong(STATE);
    if (answerer(word) == dead) {
      block.casLong(STATE, word, word(0, (int) word)); // the next owner need not wait
    }
    int place = block.getInt(PLACE);
    if (place != 0 && Payload.isOf(tree, place, dead)) { // it is about to be announced or freed
      block.casInt(PLACE, place, 0);
    }
    if (Arena.creator(block) == dead && (block.getInt(STATE) & 3) == ANSWERED) {
      Payload.discard(tree, block, PLACE);
    }
    // Not freed: its server may be about to answer. The next owner counts on from its call.
    Arena.changeCreator(block, dead, 0);
  }

  /** The lifecycle of its record: ends the call of a dead process, or its answer. */
  static final class Lifecycle implements RecordLifecycle {
    @Override
    public void mend(Tree tree, Block record, Death death) {
      recover(tree, record, death.slot());
    }
  }
}
