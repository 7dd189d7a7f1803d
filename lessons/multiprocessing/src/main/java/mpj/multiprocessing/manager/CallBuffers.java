package mpj.multiprocessing.manager;

import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.queue.Item;
import mpj.multiprocessing.internal.queue.ItemQueue;

/**
 * The resources of one call: a mailbox for its answer, and buffers for both messages. A thread
 * takes a caller for a call and returns it afterwards. So a process has as many callers as it makes
 * calls at the same time. A call that is made while another call's arguments are encoded needs one
 * more. A few callers are kept for later calls.
 */
final class CallBuffers {
  /** The most time that a server has to notice a cancellation. A running server needs far less. */
  private static final long HEARING_NANOS = 1_000_000_000;

  /**
   * The number of callers that are kept. After many calls at the same time, the memory of the
   * others is freed.
   */
  private static final int MOST_IDLE = 64;

  private static CallBuffers idle;
  private static int idlers;
  private static long calls;

  final Encoder encoder = new Encoder();
  final Item answer = new Item();
  private final Tree tree;
  private final Mailbox mailbox;
  private CallBuffers next;
  private boolean spent;
  private int asked; // how often the server was asked to cancel this call
  private Backoff hearing; // how long the server has to notice the last cancellation

  private CallBuffers(Tree tree) {
    this.tree = tree;
    this.mailbox = Mailbox.create(tree);
  }

  static CallBuffers take(Tree tree) {
    synchronized (CallBuffers.class) {
      while (idle != null) {
        CallBuffers caller = idle;
        idle = caller.next;
        idlers--;
        if (caller.tree == tree) {
          return caller;
        }
      }
    }
    return new CallBuffers(tree);
  }

  /** Returns this caller for later calls, unless an answer may still come into its mailbox. */
  void giveBack() {
    encoder.reset();
    answer.end();
    answer.trim();
    if (!spent && !keep()) {
      mailbox.abandon();
    }
  }

  private boolean keep() {
    synchronized (CallBuffers.class) {
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

  /** Encodes a request. If an argument cannot be encoded, nothing is sent. */
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
   * Sends the encoded request and waits for its answer. If the thread is interrupted, asks the
   * server to cancel the call. The server answers as soon as it can, and then the interrupt flag is
   * set again. If the server does not even notice the cancellation, because it is stopped perhaps,
   * the wait ends.
   *
   * @return {@link Mailbox#ARRIVED}; {@link Mailbox#NEVER} if there will be no answer; {@link
   *     Mailbox#LATE} if the thread was interrupted and the server has not noticed the cancellation
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
        mailbox.abandon(); // a late answer may still come into the mailbox
      }
      if (interrupted && found != Mailbox.LATE) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Asks the server to cancel the call, unless it has not yet noticed an earlier cancellation. */
  private void leave(int call, ItemQueue requests) {
    if (isHeard()) {
      asked++;
      hearing = new Backoff(HEARING_NANOS);
      Request.write(encoder.reset(), Request.CANCEL, tree.slot(), mailbox.offset(), call);
      put(requests);
    }
  }

  private boolean isHeard() {
    return asked <= mailbox.heard();
  }

  private long patience() {
    return isHeard() ? Backoff.FOREVER : hearing.left();
  }

  private boolean put(ItemQueue requests) {
    try {
      byte[] bytes = encoder.bytes();
      return requests.put(bytes, encoder.length(), encoder.mentions(), Backoff.FOREVER, null) >= 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException("a queue without limit never waits", e);
    }
  }
}
