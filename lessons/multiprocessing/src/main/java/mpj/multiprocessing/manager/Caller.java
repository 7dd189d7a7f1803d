package mpj.multiprocessing.manager;

import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.queue.Item;
import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.wire.Encoder;

/**
 * What one call needs: a mailbox for its answer, and room for both messages. A thread takes one for
 * a call and gives it back, so a process has as many as it makes calls at once; a call made while
 * the arguments of another are encoded takes one more. A few are kept for the next calls.
 */
final class Caller {
  /** How long a server may take to hear that a call is left; one that lives takes far less. */
  private static final long HEARING_NANOS = 1_000_000_000;

  /** So many are kept: after a moment with many calls at once the others' memory is free again. */
  private static final int MOST_IDLE = 64;

  private static Caller idle;
  private static int idlers;
  private static long calls;

  final Encoder encoder = new Encoder();
  final Item answer = new Item();
  private final Tree tree;
  private final Mailbox mailbox;
  private Caller next;
  private boolean spent;
  private int asked; // how often the server was asked to leave this call
  private Pause hearing; // how long it is given to hear the last of these

  private Caller(Tree tree) {
    this.tree = tree;
    this.mailbox = Mailbox.create(tree);
  }

  static Caller take(Tree tree) {
    synchronized (Caller.class) {
      while (idle != null) {
        Caller caller = idle;
        idle = caller.next;
        idlers--;
        if (caller.tree == tree) {
          return caller;
        }
      }
    }
    return new Caller(tree);
  }

  /** For the next call, unless an answer may still come into its mailbox. */
  void giveBack() {
    encoder.reset();
    answer.end();
    answer.trim();
    if (!spent && !keep()) {
      mailbox.abandon();
    }
  }

  private boolean keep() {
    synchronized (Caller.class) {
      if (idlers >= MOST_IDLE) {
        return false;
      }
      next = idle;
      idle = this;
      idlers++;
      return true;
    }
  }

  /** Returns the number of this process's next call, from 1. */
  static synchronized long nextCall() {
    return ++calls;
  }

  /** Encodes a request. Nothing is sent if an argument cannot be. */
  int prepare(long object, int method, Object[] arguments) {
    int call = mailbox.expect();
    asked = 0;
    encoder.reset();
    boolean done = false;
    try {
      Request.write(encoder, Request.CALL, tree.slot(), mailbox.offset(), call);
      Request.writeCall(encoder, object, method, arguments);
      done = true;
    } finally {
      if (!done) {
        encoder.recall();
      }
    }
    return call;
  }

  /**
   * Sends the prepared request and waits for its answer. If the thread is interrupted, the server
   * is asked to leave the call, which it answers as soon as it can; the flag is set again then. A
   * server that does not even hear that is not waited for any longer: it is stopped, perhaps.
   *
   * @return {@link Mailbox#ARRIVED}; {@link Mailbox#NEVER} if there will be no answer; {@link
   *     Mailbox#LATE} if the thread was interrupted and the server has not heard
   */
  int exchange(int call, ItemQueue requests, Mailbox.Alive alive) {
    boolean interrupted = Thread.interrupted();
    boolean gaveUp = false;
    int found = Mailbox.NEVER;
    try {
      if (!put(requests)) {
        encoder.recall();
        return found;
      }
      if (interrupted) {
        leave(call, requests);
      }
      boolean waits = true;
      while (waits) {
        try {
          found = mailbox.await(call, patience(), alive, answer);
          waits = found == Mailbox.LATE;
          if (waits && !isHeard()) {
            gaveUp = mailbox.giveUp(call);
            found = gaveUp ? Mailbox.LATE : mailbox.await(call, 0, alive, answer);
            waits = false;
          }
        } catch (InterruptedException e) {
          interrupted = true;
          leave(call, requests);
        }
      }
      return found;
    } finally {
      if (found != Mailbox.ARRIVED && !gaveUp) {
        spent = true;
        mailbox.abandon(); // an answer may still come, to nobody
      }
      if (interrupted && found != Mailbox.LATE) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Asks the server to leave the call, unless it has not yet heard of that. */
  private void leave(int call, ItemQueue requests) {
    if (isHeard()) {
      asked++;
      hearing = new Pause(HEARING_NANOS);
      Request.write(encoder.reset(), Request.CANCEL, tree.slot(), mailbox.offset(), call);
      put(requests);
    }
  }

  private boolean isHeard() {
    return asked <= mailbox.heard();
  }

  private long patience() {
    return isHeard() ? Pause.FOREVER : hearing.left();
  }

  private boolean put(ItemQueue requests) {
    try {
      byte[] bytes = encoder.bytes();
      return requests.put(bytes, encoder.length(), encoder.mentions(), Pause.FOREVER, null) >= 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException("a queue without limit never waits", e);
    }
  }
}
