package mpj.multiprocessing;

import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.Futex;
import mpj.multiprocessing.arena.Pause;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.wire.Decoder;
import mpj.multiprocessing.wire.Encoder;

/**
 * Has a JVM that stands by do once what every child does, so that its classes are loaded, and the
 * kernel's calls linked, before there is a task to wait for.
 */
final class WarmUp {
  private static int ran;

  /** Warms this JVM up and says in the table that it is ready. */
  static void run(Tree tree) {
    TaskAdapter.register();
    byte[] sample = Encoder.encode((Task) WarmUp::nothing);
    try {
      ((Task) Decoder.decode(sample, WarmUp.class.getClassLoader())).run();
      Block phase = tree.table().phase(tree.slot());
      Futex.wakeAll(phase, 0); // links
      new Pause(1).sleep(phase, 0, 0);
    } catch (Exception e) {
      throw new IllegalStateException("the sample of a task failed: ran=" + ran, e);
    }
    tree.table().ready(tree.slot());
    Futex.wakeAll(tree.table().phase(tree.slot()), 0);
  }

  private static void nothing() {
    ran++;
  }

  private WarmUp() {}
}
