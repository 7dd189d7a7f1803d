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
  int prepare(int object, int method, Object[] arguments) {
    int call = mailbox.expect();
    encoder.reset();
    Request.write(encoder, mailbox.offset(), call, tree.slot(), object, method, arguments);
    return call;
  }

  /**
   * Sends the prepared request and waits for its answer.
   *
   * @return false if there will be none
   */
  boolean exchange(int call, ItemQueue requests, Mailbox.Alive alive) throws InterruptedException {
    boolean answered = false;
    try {
      answered =
          requests.put(encoder.bytes(), encoder.length(), Pause.FOREVER, null) >= 0
              && mailbox.await(call, alive, answer);
    } finally {
      if (!answered) {
        mailbox.abandon(); // an answer may still come, to nobody
      }
    }
    return answered;
  }
}
