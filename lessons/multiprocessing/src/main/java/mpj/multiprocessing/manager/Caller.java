package mpj.multiprocessing.manager;

import mpj.multiprocessing.arena.Pause;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.structure.Item;
import mpj.multiprocessing.structure.ItemQueue;
import mpj.multiprocessing.structure.Mailbox;
import mpj.multiprocessing.wire.Encoder;

/**
 * What one call needs: a mailbox for its answer, and room for both messages. A thread takes one for
 * a call and gives it back, so a process has as many as it ever made calls at once; a call made
 * while the arguments of another are encoded takes one more.
 */
final class Caller {
  private static Caller idle;
  private static long calls;

  final Encoder encoder = new Encoder();
  final Item answer = new Item();
  private final Tree tree;
  private final Mailbox mailbox;
  private Caller next;

  private Caller(Tree tree) {
    this.tree = tree;
    this.mailbox = Mailbox.create(tree);
  }

  static Caller take(Tree tree) {
    synchronized (Caller.class) {
      while (idle != null) {
        Caller caller = idle;
        idle = caller.next;
        if (caller.tree == tree) {
          return caller;
        }
      }
    }
    return new Caller(tree);
  }

  /** For the next call. */
  void giveBack() {
    encoder.reset();
    answer.trim();
    synchronized (Caller.class) {
      next = idle;
      idle = this;
    }
  }

  /** Returns the number of this process's next call, from 1. */
  static synchronized long nextCall() {
    return ++calls;
  }

  /** Encodes a request. Nothing is sent if an argument cannot be. */
  int prepare(long object, int method, Object[] arguments) {
    int call = mailbox.expect();
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
   * is asked to leave the call, which it answers at once; the flag is set again then.
   *
   * @return false if there will be no answer
   */
  boolean exchange(int call, ItemQueue requests, Mailbox.Alive alive) {
    boolean answered = false;
    boolean cancelled = false;
    boolean interrupted = Thread.interrupted();
    try {
      boolean open = put(requests);
      while (open && !answered) {
        if (interrupted && !cancelled) {
          cancelled = true;
          Request.write(encoder.reset(), Request.CANCEL, tree.slot(), mailbox.offset(), call);
          put(requests);
        }
        try {
          open = mailbox.await(call, alive, answer);
          answered = open;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (!answered) {
        mailbox.abandon(); // an answer may still come, to nobody
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return answered;
  }

  private boolean put(ItemQueue requests) {
    try {
      return requests.put(encoder.bytes(), encoder.length(), Pause.FOREVER, null) >= 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException("a queue without limit never waits", e);
    }
  }
}
