package mpj.multiprocessing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Futex;
import mpj.multiprocessing.internal.arena.Kernel;
import mpj.multiprocessing.internal.arena.Pause;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.log.Log;
import mpj.multiprocessing.internal.process.BootMessage;
import mpj.multiprocessing.internal.process.Globals;
import mpj.multiprocessing.internal.process.JvmSettings;
import mpj.multiprocessing.wire.Decoder;
import mpj.multiprocessing.wire.Direct;
import mpj.multiprocessing.wire.Encoder;

/**
 * Has a JVM that stands by do once what every child does, so that its classes are loaded, and the
 * kernel's calls linked, before there is a task to wait for.
 */
final class WarmUp {
  /** What is needed between a task's arrival and the process's end, and cannot be tried out. */
  private static final String[] LATER = {
    "mpj.multiprocessing.ChildProcess",
    "mpj.multiprocessing.Self",
    "mpj.multiprocessing.ParentProcess",
    "mpj.multiprocessing.TaskFailed",
    "mpj.multiprocessing.FinalOutput",
    "mpj.multiprocessing.internal.process.Watch",
    "mpj.multiprocessing.internal.process.Watch$Stop",
    "mpj.multiprocessing.internal.process.CurrentParent",
    "java.io.RandomAccessFile",
    "mpj.multiprocessing.internal.process.Guard",
    "java.lang.ApplicationShutdownHooks",
    "java.util.IdentityHashMap$KeyIterator",
    "java.util.concurrent.CountDownLatch$Sync",
    "jdk.internal.misc.Blocker",
    "sun.nio.ch.Util$BufferCache"
  };

  private static int ran;

  /** Warms this JVM up and says in the table that it is ready. */
  static void run(Tree tree) {
    TaskAdapter.register();
    try {
      runTask();
      readMessage(tree);
      for (String name : LATER) {
        Class.forName(name);
      }
      openClassPath();
      Block phase = tree.table().phase(tree.slot());
      Kernel.require();
      Futex.wakeAll(phase, 0);
      new Pause(1).sleep(phase, 0, 0);
    } catch (Exception e) {
      throw new IllegalStateException("the sample of a task failed: ran=" + ran, e);
    }
    tree.table().ready(tree.slot());
    Futex.wakeAll(tree.table().phase(tree.slot()), 0);
  }

  private static void runTask() throws Exception {
    byte[] sample = Encoder.encode((Task) WarmUp::nothing);
    Object task = Decoder.decode(sample, WarmUp.class.getClassLoader());
    ((Direct<?>) task).initialize();
    ((Task) task).run();
  }

  private static void readMessage(Tree tree) throws IOException {
    byte[] none = {};
    BootMessage sample =
        new BootMessage(
            "",
            tree.slot(),
            "",
            false,
            0,
            "",
            0,
            0,
            JvmSettings.NONE,
            0,
            false,
            Log.OFF,
            false,
            0,
            false,
            0,
            "",
            none,
            none);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sample.writeTo(new DataOutputStream(out));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(out.toByteArray()));
    Context.inherit(BootMessage.readFrom(in));
    Globals.inherit(none);
  }

  /**
   * Has the class loader look into each jar once: with an AOT cache, it would open the first one
   * only when the task's own class is asked for, and then each until that is found.
   */
  private static void openClassPath() {
    var _ = WarmUp.class.getClassLoader().getResource("no.such.resource");
  }

  private static void nothing() {
    ran++;
  }

  private WarmUp() {}
}
