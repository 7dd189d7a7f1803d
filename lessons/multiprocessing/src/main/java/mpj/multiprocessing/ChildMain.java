package mpj.multiprocessing;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import mpj.multiprocessing.internal.arena.Futex;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.code.Code;
import mpj.multiprocessing.internal.codec.Decoder;
import mpj.multiprocessing.internal.codec.ReflectiveLambda;
import mpj.multiprocessing.internal.holders.StartupRecords;
import mpj.multiprocessing.internal.log.Log;
import mpj.multiprocessing.internal.log.ThrowableText;
import mpj.multiprocessing.internal.process.BootFile;
import mpj.multiprocessing.internal.process.BootMessage;
import mpj.multiprocessing.internal.process.Globals;
import mpj.multiprocessing.internal.process.ParentMonitor;
import mpj.multiprocessing.internal.session.Session;
import mpj.multiprocessing.internal.trace.Gate;
import mpj.multiprocessing.internal.trace.LineEvents;
import mpj.multiprocessing.trace.EventKind;

/**
 * The main class of a child. It reads the child's first message, joins the tree, and runs the task.
 *
 * <p>Each class that is loaded here makes the start of every child slower. So this class uses no
 * lambdas, no string concatenation and no streams.
 */
final class ChildMain {
  static final String NAME = "mpj.multiprocessing.ChildMain";

  /**
   * Begins a child.
   *
   * @param arguments none: the first message comes on standard input; one, a file: the first
   *     message is in that file; two, the tree's directory and a slot: this process is a standby,
   *     and its first message will come on standard input
   */
  public static void main(String[] arguments) throws Exception {
    Signals.ignoreInterrupts();
    BootMessage boot;
    Tree tree = null;
    if (arguments.length == 1) {
      boot = BootFile.read(Path.of(arguments[0]));
    } else {
      if (arguments.length == 2) {
        tree = Tree.join(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        WarmUp.run(tree);
      }
      boot = await();
    }
    if (boot == null) {
      if (tree != null && tree.table().parent(tree.slot()) == ProcessTable.ROOT) {
        tree.removeDirectory(); // the main process could not
      }
      return;
    }
    boolean stoodBy = tree != null;
    if (!stoodBy) {
      tree = Tree.join(Path.of(boot.directory()), boot.slot());
    }
    Signals.note(tree);
    if (!tree.table().begin(boot.slot(), boot.parentPid())) {
      return; // too late: this process was terminated, or another process has the task by now
    }
    if (stoodBy) {
      Futex.wakeAll(tree.table().phase(boot.slot()).word(), 0);
    }
    begin(tree, boot);
  }

  /**
   * Reads the message from standard input. Standard input is then at its end, because the parent
   * closes it. So neither the task nor a program that it starts waits for input.
   *
   * @return null if the parent has ended without a message
   */
  private static BootMessage await() throws IOException {
    InputStream in = new FileInputStream(FileDescriptor.in); // not closed: the task may read it
    try {
      return BootMessage.readFrom(new DataInputStream(new BufferedInputStream(in)));
    } catch (EOFException e) {
      return null;
    }
  }

  private static void begin(Tree tree, BootMessage boot) throws Exception {
    CurrentProcess.descend(boot);
    new ParentMonitor(tree, boot.parentPid(), boot.rootPid(), boot.daemon()).begin();
    if (boot.traced()) {
      Gate.activate(tree);
      System.setOut(announced(FileDescriptor.out, false));
      System.setErr(announced(FileDescriptor.err, true));
      Gate.emit(EventKind.PROCESS_STARTED, 0L, 0, 0, 0);
    }
    Context.inherit(boot);
    if (boot.session() != 0) {
      Session.join(boot.session());
    }
    if (boot.findsCode()) {
      Thread.currentThread().setContextClassLoader(Code.loader());
    }
    Globals.inherit(boot.globals());
    TaskAdapter.register();
    CurrentProcess.become(
        ChildProcess.self(boot.name(), tree.table().pid(boot.slot()), boot.daemon()), boot);
    if (boot.logSeverity() != Log.OFF) {
      log(tree, boot);
    }
    int code = run(tree, boot) ? 0 : 1;
    awaitChildren();
    tree.table().exit(boot.slot()).record(code);
    if (code != 0) {
      throw new TaskFailed();
    }
  }

  private static void log(Tree tree, BootMessage boot) {
    long pid = tree.table().pid(boot.slot());
    Log.begin(boot.logSeverity(), boot.logToError(), boot.name(), pid);
    Log.write(Log.DEBUG, "runs its task");
  }

  private static PrintStream announced(FileDescriptor to, boolean error) {
    OutputStream out = new LineEvents(new FileOutputStream(to), error);
    return new PrintStream(out, true, java.nio.charset.StandardCharsets.UTF_8);
  }

  private static boolean run(Tree tree, BootMessage boot) {
    try {
      Object task = decode(boot);
      releaseGiven(tree, boot);
      CurrentProcess.takeTask();
      Signals.taskBegins(tree);
      if (task instanceof ChildProcess process) {
        CurrentProcess.become(process, boot);
        process.run();
      } else {
        ((Task) task).run();
      }
      return true;
    } catch (Throwable t) {
      Signals.taskEnds();
      Throwable cause = t instanceof ExceptionInInitializerError ? ThrowableText.cause(t) : null;
      tree.table().failure(boot.slot(), ThrowableText.description(cause != null ? cause : t));
      // Not while the tree ends: other processes have ended, and so have their queues and managers.
      if (!tree.isEnding()) {
        FinalOutput.failed(boot.name(), t);
      }
      return false;
    } finally {
      Signals.taskEnds();
      FinalOutput.flush();
    }
  }

  /** The child's own objects now hold the records of its task. So the start need not hold them. */
  private static void releaseGiven(Tree tree, BootMessage boot) {
    if (tree.table().given(boot.slot()).getLong(0) != 0) {
      StartupRecords.taskArrived(tree);
    }
  }

  /**
   * Decodes the task. It initializes the task's class here, because {@link RecursiveStartCheck} can
   * see here whether the initializer starts a process.
   */
  private static Object decode(BootMessage boot) {
    Object task = Decoder.decode(boot.task(), ChildMain.class.getClassLoader());
    if (Decoder.handedOver() != null) {
      Thread.currentThread().setContextClassLoader(Decoder.handedOver());
    }
    if (task instanceof ReflectiveLambda<?> direct) {
      direct.initialize();
    }
    return task;
  }

  /** Waits for the children. Ignores interrupts: they are for the task, and the task is over. */
  private static void awaitChildren() {
    for (ChildProcess child : ChildProcess.activeChildren()) {
      while (!child.isDaemon() && child.isAlive()) {
        try {
          child.join();
        } catch (InterruptedException e) {
          // Go on: a process does not end before its children.
        }
      }
    }
  }

  private ChildMain() {}
}
