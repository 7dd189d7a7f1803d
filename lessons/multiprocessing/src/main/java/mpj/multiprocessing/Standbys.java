package mpj.multiprocessing;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.process.ChildOutput;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import mpj.multiprocessing.internal.process.Supervisor;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * The standbys of this process for children with the same settings. A standby is a JVM that was
 * booted before there is a task for it. It gets one task, and a new standby replaces it.
 *
 * <p>To boot a standby takes more processor time than to spawn a child. So this class replaces
 * standbys only when no child was started for a moment. In a burst of starts the children are
 * spawned and have the processors for themselves. {@link #prepare} does not wait for such a pause.
 * The standbys are ended when no child was started with these settings for five minutes. The next
 * start boots new ones.
 *
 * <p>Standbys hold nothing. They end with this process, because their standard input ends then. A
 * standby that is killed is replaced at the next start, not before: a JVM that cannot boot must not
 * be booted again and again.
 */
final class Standbys {
  /** The name of a standby in the process table until it has a task. */
  static final String NAME = "Standby";

  private static final long PAUSE_NANOS = 150_000_000; // longer than it takes to spawn a child

  /**
   * The system property that says how many seconds without a start the standbys live. Each takes
   * some 50 MB.
   */
  private static final String IDLE_SECONDS = "mpj.standbys.idle.seconds";

  private static final int IDLE_SECONDS_BY_DEFAULT = 300;

  private static Tree tree;
  private static Map<JvmSettings, Standbys> all = new HashMap<>();

  private final Tree mine;
  private final JvmSettings settings;
  private final Deque<Standby> ready = new ArrayDeque<>();
  private Thread booter; // null while there is nothing to boot, and there is no standby
  private int number; // how many standbys to keep
  private boolean wanted; // the missing standbys must be booted
  private Throwable failure; // the first reason why a standby did not boot; null: none
  private boolean over; // another tree has begun
  private int waiting; // threads in prepare()
  private long lastStart;
  private long lastUse;

  private Standbys(Tree tree, JvmSettings settings) {
    this.mine = tree;
    this.settings = settings;
  }

  /** Returns the standbys for the children of a context. */
  static synchronized Standbys of(Tree current, Context context) {
    if (tree != current) {
      tree = current;
      all.values().forEach(Standbys::end);
      all = new HashMap<>();
    }
    Standbys standbys = all.computeIfAbsent(context.settings(), s -> new Standbys(current, s));
    standbys.keep(context.standbys());
    return standbys;
  }

  /** Sets the number of standbys. The latest call counts. Surplus standbys still get a task. */
  private synchronized void keep(int wish) {
    number = wish;
  }

  /**
   * Takes a standby for a task, gives it the task's name, and has another standby booted.
   *
   * @return null if no standby is ready
   */
  synchronized Standby take(String name, boolean daemon) {
    lastStart = System.nanoTime();
    want();
    Standby one = ready.poll();
    while (one != null && !mine.table().assign(one.slot(), name, daemon)) {
      one = ready.poll(); // the standby before ended a moment ago
    }
    return one;
  }

  /** Lets the boot thread boot the missing standbys. */
  private synchronized void want() {
    lastUse = System.nanoTime();
    wanted = true;
    if (booter == null) {
      Thread thread = new LibraryThread("mpj-standbys", this::boot);
      thread.start();
      booter = thread;
    }
    notifyAll();
  }

  private synchronized void end() {
    over = true;
    if (booter != null) {
      booter.interrupt();
    }
  }

  /** Boots the missing standbys and waits until all are ready. */
  void prepare() throws InterruptedException {
    try {
      awaitAll();
    } catch (IllegalStateException | ProcessStartException e) {
      Tree.awaitEndOfProcess(e instanceof ProcessStartException);
      throw e;
    }
  }

  private synchronized void awaitAll() throws InterruptedException {
    failure = null;
    while (ready.size() < number) {
      if (mine.hasEnded()) {
        throw new IllegalStateException("the process tree is ending");
      }
      if (failure != null) {
        throw refusal(failure);
      }
      want();
      waiting++;
      try {
        wait();
      } finally {
        waiting--;
      }
    }
  }

  /** Returns the exception to throw here because of one that the boot thread got. */
  private static RuntimeException refusal(Throwable why) {
    return switch (why) {
      case TooManyProcessesException e -> new TooManyProcessesException(e.getMessage(), e);
      case ProcessStartException e -> new ProcessStartException(e.getMessage(), e);
      default ->
          new ProcessStartException(
              "a JVM that is to stand by cannot be started: cause="
                  + why
                  + "; look at the settings of its context, and whether there are too many threads"
                  + " (ulimit -u), or too little memory",
              why);
    };
  }

  private void boot() {
    boolean any = true;
    while (any && !isOver()) {
      try {
        int missing = awaitMissing();
        any = missing > 0;
        boot(missing);
      } catch (InterruptedException e) {
        // The library interrupts this thread when another tree begins. Other interrupts do nothing.
      }
    }
  }

  private synchronized boolean isOver() {
    return over || mine.hasEnded();
  }

  private void boot(int missing) throws InterruptedException {
    List<Standby> booting = new ArrayList<>();
    try {
      while (booting.size() < missing && !mine.hasEnded()) {
        booting.add(start());
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      fail(e); // children are spawned meanwhile; if that fails too, its exception says why
    }
    boolean all = true;
    for (Standby standby : booting) {
      if (awaitReady(standby)) {
        settle(standby);
      } else {
        standby.process().destroyForcibly().onExit().join();
        lost(standby);
        all = false;
      }
    }
    if (!all) {
      fail(
          new ProcessStartException( // not before: all JVMs that failed have ended now
              "a JVM that was to stand by did not boot: options="
                  + settings.options()
                  + "; try them with the start method SPAWN, which shows what the JVM says",
              null));
    }
  }

  private boolean awaitReady(Standby standby) throws InterruptedException {
    while (true) {
      try {
        return standby.awaitReady(mine);
      } catch (InterruptedException e) {
        if (isOver()) {
          throw e;
        }
      }
    }
  }

  /**
   * Waits until standbys are missing, and returns how many. 0: no child was started for so long
   * that all standbys have been ended.
   */
  private synchronized int awaitMissing() throws InterruptedException {
    while (true) {
      long idle = lastUse + idleNanos() - System.nanoTime();
      long quiet = lastStart + PAUSE_NANOS - System.nanoTime();
      if (!wanted || ready.size() >= number) {
        wanted = false;
        if (idle <= 0) {
          dismissAll();
          return 0;
        }
        wait(idle / 1_000_000 + 1);
      } else if (waiting == 0 && lastStart != 0 && quiet > 0) {
        wait(quiet / 1_000_000 + 1);
      } else {
        wanted = false;
        return number - ready.size();
      }
    }
  }

  private static long idleNanos() {
    return Integer.getInteger(IDLE_SECONDS, IDLE_SECONDS_BY_DEFAULT) * 1_000_000_000L;
  }

  /** Ends all standbys. The next start boots new ones. */
  private synchronized void dismissAll() {
    booter = null;
    for (Standby standby : ready) {
      standby.process().destroyForcibly();
    }
    ready.clear(); // each one's slot is released when the JVM has ended
  }

  private Standby start() {
    ProcessTable table = mine.table();
    var _ = Supervisor.of(mine); // it ends the standby with the tree, even if no child was started
    int slot = Slots.reserve(mine, NAME, true);
    Process process = null;
    try {
      var builder =
          CommandLine.of(
              settings, ChildMain.NAME, mine.directory().toString(), Integer.toString(slot));
      process = ChildOutput.direct(mine, builder).start();
      table.standby(slot, process.pid());
      Standby standby = new Standby(process, slot);
      var _ = process.onExit().thenRun(() -> lost(standby));
      if (mine.hasEnded()) {
        process.destroyForcibly();
      }
      return standby;
    } catch (IOException e) {
      throw ChildStart.refused(NAME, e);
    } finally {
      if (process == null) {
        table.release(slot);
      }
    }
  }

  private synchronized void settle(Standby standby) {
    ready.add(standby);
    if (!standby.process().isAlive()) {
      lost(standby);
    }
    notifyAll();
  }

  private synchronized void fail(Throwable why) {
    failure = failure == null ? why : failure;
    notifyAll();
  }

  /** Notes that a standby has ended. If it never had a task, its slot is released. */
  private synchronized void lost(Standby standby) {
    ready.remove(standby);
    mine.table().dismiss(standby.slot(), standby.process().pid());
  }
}
