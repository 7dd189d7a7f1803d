package mpj.multiprocessing;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.internal.holders.StartupRecords;
import mpj.multiprocessing.internal.log.Log;
import mpj.multiprocessing.internal.process.BootFile;
import mpj.multiprocessing.internal.process.BootMessage;
import mpj.multiprocessing.internal.process.ChildOutput;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.Globals;
import mpj.multiprocessing.internal.process.Service;
import mpj.multiprocessing.internal.process.Supervisor;
import mpj.multiprocessing.internal.session.Session;
import mpj.multiprocessing.internal.thread.LibraryThread;
import mpj.multiprocessing.internal.trace.Gate;

/**
 * The start of one child. It spawns a process or takes a standby, and sends it the first message.
 */
final class ChildStart {
  private static final byte[] NONE = {};

  private final Tree tree = Tree.current();
  private final Context context;
  private final String name;
  private final boolean daemon;
  private final String initializers;
  private final byte[] task;
  private final byte[] globals;
  private final List<Shared> shared; // the task's shared objects first, then those of the globals
  private final int ofTask; // how many of them are the task's
  private final Service service; // null: the task is not a service

  /**
   * Prepares a start.
   *
   * @param initializers what {@link RecursiveStartCheck#check} returned
   * @throws mpj.multiprocessing.UncrossableException if the task or a global cannot be sent
   */
  ChildStart(Context context, String name, boolean daemon, String initializers, Object task) {
    this.context = context;
    this.name = name;
    this.daemon = daemon;
    this.initializers = initializers;
    this.service = task instanceof Service one ? one : null;
    Encoder encoded = new Encoder().write(task);
    this.task = encoded.toBytes();
    this.shared = new ArrayList<>(encoded.shared());
    this.ofTask = shared.size();
    if (context.startMethod() == StartMethod.FORK) {
      Encoder snapshot = Globals.snapshot();
      globals = snapshot.toBytes();
      shared.addAll(snapshot.shared());
    } else {
      globals = NONE;
    }
  }

  /** Is called as soon as the process exists, before any thread can see its end. */
  interface Listener {
    void started(Tree tree, int slot, Process process);
  }

  /**
   * Starts the child.
   *
   * @param listener is called once, with the new process
   * @throws ProcessStartException if the system refuses another process
   * @throws TooManyProcessesException if the tree has no room for another process
   */
  void start(Listener listener) {
    boolean given = false;
    try {
      given = context.standbys() > 0 && takeStandby(listener);
      if (!given) {
        spawn(listener);
        given = true;
      }
    } finally {
      if (!given) {
        for (Shared one : shared) {
          one.stays();
        }
      }
    }
  }

  private void spawn(Listener listener) {
    int slot = Slots.reserve(tree, name, daemon);
    BootMessage message;
    Process process = null;
    Path file = null;
    try {
      message = prepare(slot);
      String[] arguments = {};
      if (!context.settings().input().isEmpty()) {
        file = BootFile.write(message);
        arguments = new String[] {file.toString()};
      }
      var builder = CommandLine.of(context.settings(), ChildMain.NAME, arguments);
      process = ChildOutput.direct(tree, builder).start();
    } catch (IOException e) {
      throw refused(name, e);
    } finally {
      if (process == null) {
        undo(slot, file);
      }
    }
    give(slot);
    announce(listener, slot, process);
    if (file == null) {
      sendAtOnce(process, message);
    }
  }

  private void undo(int slot, Path file) {
    Holders.drop(tree, slot);
    tree.table().release(slot);
    if (file != null) {
      BootFile.discard(file);
    }
  }

  /** Returns the exception to throw if the system has refused to start a process. */
  static ProcessStartException refused(String process, IOException e) {
    return new ProcessStartException(
        "the system refuses to start a child: process="
            + process
            + " cause="
            + reason(e)
            + "; look at the settings of its context, and whether there are too many processes"
            + " (ulimit -u) or open files (ulimit -n), or memory or disk is full",
        e);
  }

  /**
   * Returns the first line of the message, without the JDK's guesses. They are about the JDK's own
   * installation and take several lines.
   */
  private static String reason(IOException e) {
    String said = String.valueOf(e.getMessage());
    return said.lines().findFirst().orElse(said).replaceFirst("\\s*Possible reasons:.*", "");
  }

  private boolean takeStandby(Listener listener) {
    Standbys standbys = Standbys.of(tree, context);
    Standby one = standbys.take(name, daemon);
    while (one != null) {
      boolean begun = false;
      try {
        begun = handOver(one);
      } finally {
        if (!begun) {
          one.process().destroyForcibly();
          Supervisor.of(tree).ended(one.slot(), 0); // it never had its task
        }
      }
      if (begun) {
        announce(listener, one.slot(), one.process());
        return true;
      }
      one = standbys.take(name, daemon);
    }
    return false;
  }

  private boolean handOver(Standby standby) {
    BootMessage message = prepare(standby.slot());
    give(standby.slot());
    send(standby.process(), message);
    return standby.awaitBegun(tree);
  }

  private void give(int slot) {
    for (Shared one : shared) {
      one.givenTo(slot);
    }
  }

  private BootMessage prepare(int slot) {
    if (service != null) {
      tree.table().service(slot);
    }
    boolean traced = Gate.isRead();
    if (traced) {
      Gate.prepare(tree, slot);
    }
    hold(slot);
    return new BootMessage(
        tree.directory().toString(),
        slot,
        name,
        daemon,
        CurrentProcess.rootPid(),
        CurrentProcess.current().name(),
        CurrentProcess.current().pid(),
        context.methodNumber(),
        context.settings(),
        context.standbysAsSet(),
        traced,
        Log.severity(),
        Log.isOnStandardError(),
        Session.number(),
        hasLoaderOfItsOwn(),
        CurrentProcess.generation() + 1,
        initializers,
        globals,
        task);
  }

  /** Notes that the child holds the records of its task and its globals. */
  private void hold(int slot) {
    StartupRecords.forTask(tree, slot, records(shared.subList(0, ofTask)));
    StartupRecords.forGlobals(tree, slot, records(shared.subList(ofTask, shared.size())));
    if (service != null) {
      Holders.mention(service.record());
      StartupRecords.forTask(tree, slot, service.record());
    }
  }

  private static long[] records(List<Shared> shared) {
    long[] records = new long[shared.size()];
    for (int i = 0; i < records.length; i++) {
      records[i] = shared.get(i).record();
    }
    return records;
  }

  /**
   * Tells whether this thread's context class loader is not the system's. A program in source files
   * has such a loader, and only that loader has the program's classes.
   */
  private static boolean hasLoaderOfItsOwn() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return loader != null && !loader.equals(ClassLoader.getSystemClassLoader());
  }

  private void announce(Listener listener, int slot, Process process) {
    ProcessTable table = tree.table();
    table.running(slot, process.pid());
    if (tree.hasEnded()) {
      process.destroyForcibly();
      throw new IllegalStateException("the process tree is ending: process=" + name);
    }
    if (Log.takes(Log.INFO)) {
      Log.write(
          Log.INFO,
          "started a process: name="
              + name
              + " pid="
              + process.pid()
              + " method="
              + context.startMethod());
    }
    listener.started(tree, slot, process);
  }

  /**
   * Sends the message without waiting for the child. If the message is larger than a pipe holds, a
   * thread sends it.
   */
  private static void sendAtOnce(Process process, BootMessage message) {
    if (message.isSmall()) {
      send(process, message);
      return;
    }
    // The thread may be a daemon: this process waits for the child's end anyway.
    var sender = new LibraryThread("mpj-send-" + process.pid(), () -> send(process, message));
    try {
      sender.start();
    } catch (OutOfMemoryError e) { // the system has no more threads
      send(process, message);
    }
  }

  private static void send(Process process, BootMessage message) {
    try (var out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()))) {
      message.writeTo(out);
    } catch (IOException e) {
      // The child died before it had read its task. Its exit code will say how.
    }
  }
}
