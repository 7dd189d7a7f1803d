package mpj.multiprocessing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.BootPhase;
import mpj.multiprocessing.internal.arena.Futex;
import mpj.multiprocessing.internal.arena.Kernel;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.codec.Decoder;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.codec.ReflectiveLambda;
import mpj.multiprocessing.internal.log.Log;
import mpj.multiprocessing.internal.process.BootMessage;
import mpj.multiprocessing.internal.process.Globals;
import mpj.multiprocessing.internal.process.JvmSettings;

/**
 * Warms up a standby: it does once what every child does. So the classes are loaded and the
 * kernel's calls are linked before the task comes.
 */
final class WarmUp {
  /** Classes that a child needs after its task has come, and that a standby cannot use before. */
  private static final String[] LATER = {
    "mpj.multiprocessing.ChildProcess",
    "mpj.multiprocessing.CurrentProcess",
    "mpj.multiprocessing.ParentProcess",
    "mpj.multiprocessing.TaskFailed",
    "mpj.multiprocessing.FinalOutput",
    "mpj.multiprocessing.internal.arena.ExitNotes",
    "mpj.multiprocessing.internal.process.ParentMonitor",
    "mpj.multiprocessing.internal.process.ParentMonitor$Stop",
    "mpj.multiprocessing.internal.process.CurrentParent",
    "java.io.RandomAccessFile",
    "mpj.multiprocessing.internal.process.Watchdog",
    "java.lang.ApplicationShutdownHooks",
    "java.util.IdentityHashMap$KeyIterator",
    "java.util.concurrent.CountDownLatch$Sync",
    "jdk.internal.misc.Blocker",
    "sun.nio.ch.Util$BufferCache"
  };

  private static int ran;

  /** Warms this JVM up and notes in the process table that it is ready. */
  static void run(Tree tree) {
    TaskAdapter.register();
    BootPhase phase = tree.table().phase(tree.slot());
    try {
      runTask();
      readMessage(tree);
      for (String name : LATER) {
        Class.forName(name);
      }
      openClassPath();
      Block word = phase.word();
      Kernel.require();
      Futex.wakeAll(word, 0);
      new Backoff(1).sleep(word, 0, 0);
    } catch (Exception e) {
      throw new IllegalStateException("the sample of a task failed: ran=" + ran, e);
    }
    phase.ready();
    Futex.wakeAll(phase.word(), 0);
  }

  private static void runTask() throws Exception {
    byte[] sample = Encoder.encode((Task) WarmUp::nothing);
    Object task = Decoder.decode(sample, WarmUp.class.getClassLoader());
    ((ReflectiveLambda<?>) task).initialize();
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
   * Makes the class loader open each jar. With an AOT cache it would open the jars only when the
   * task's class is loaded, one after the other until it finds the class.
   */
  private static void openClassPath() {
    var _ = WarmUp.class.getClassLoader().getResource("no.such.resource");
  }

  private static void nothing() {
    ran++;
  }

  private WarmUp() {}
}
