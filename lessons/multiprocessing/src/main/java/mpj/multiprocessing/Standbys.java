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
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * The JVMs that this process has booted ahead, for one way to start children. Each is given one
 * task, and replaced.
 *
 * <p>Booting one takes more processor time than spawning a child. So replacing waits until starts
 * have paused for a moment: in a burst the processors belong to the children, which are spawned
 * then. Whoever asks to wait for them is not kept waiting for that. When nobody has started a child
 * so for five minutes they are ended, and booted again at the next start.
 *
 * <p>They hold nothing and end with this process: the end of their standard input is what they wait
 * for. One that is killed is replaced at the next start, not before: a JVM that cannot boot must
 * not be booted for ever.
 */
final class Standbys {
  /** What a standby is called in the table of processes until it has a task. */
  static final String NAME = "Standby";

  private static final long PAUSE_NANOS = 150_000_000; // longer than spawning one takes

  /** How long they stand by while nobody starts a child so; each takes some 50 MB. */
  private static final String IDLE_SECONDS = "mpj.standbys.idle.seconds";

  private static final int IDLE_SECONDS_BY_DEFAULT = 300;

  private static Tree tree;
  private static Map<JvmSettings, Standbys> all = new HashMap<>();

  private final Tree mine;
  private final JvmSettings settings;
  private final Deque<Standby> ready = new ArrayDeque<>();
  private Thread booter; // null while there is nothing to boot, and nobody stands by
  private int number;
  private boolean wanted;
  private boolean failed;
  private boolean over; // another tree has begun
  private int waiting;
  private long lastStart;
  private long lastUse;

  private Standbys(Tree tree, JvmSettings settings) {
    this.mine = tree;
    this.settings = settings;
  }

  /** Returns those for the children of one context. */
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

  /** The latest wish counts; of those that are too many each still has its task. */
  private synchronized void keep(int wish) {
    number = wish;
  }

  /**
   * Returns one that is to have a task now, under its new name; null if none is ready. Has it
   * replaced.
   */
  synchronized Standby take(String name, boolean daemon) {
    lastStart = System.nanoTime();
    want();
    Standby one = ready.poll();
    while (one != null && !mine.table().employ(one.slot(), name, daemon)) {
      one = ready.poll(); // that one ended a moment ago
    }
    return one;
  }

  /** Has those booted that are missing. */
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

  /** Waits until all are ready. */
  void prepare() throws InterruptedException {
    try {
      awaitAll();
    } catch (IllegalStateException | ProcessStartException e) {
      Tree.awaitEndOfProcess(e instanceof ProcessStartException);
      throw e;
    }
  }

  private synchronized void awaitAll() throws InterruptedException {
    failed = false;
    while (ready.size() < number) {
      if (failed) {
        throw new ProcessStartException(
            "a JVM that was to stand by did not boot: options="
                + settings.options()
                + "; try them with the start method SPAWN, which shows what the JVM says",
            null);
      }
      if (mine.hasEnded()) {
        throw new IllegalStateException("the process tree is ending");
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

  private void boot() {
    boolean any = true;
    while (any && !isOver()) {
      try {
        int missing = awaitMissing();
        any = missing > 0;
        boot(missing);
      } catch (InterruptedException e) {
        // Ours comes with another tree. Nobody else's ends this.
      }
    }
  }

  private synchronized boolean isOver() {
    return over || mine.hasEnded();
  }

  private void boot(int missing) throws InterruptedException {
    List<Standby> booting = new ArrayList<>();
    try {
      while (booting.size() < missing) {
        booting.add(start());
      }
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      fail(); // children are spawned meanwhile, and say why that fails
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
      fail(); // when none is left of those that failed
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

  /** Returns how many to boot now; 0: nobody has needed any for long, and all have been ended. */
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

  /** Ends them; the next start boots others. */
  private synchronized void dismissAll() {
    booter = null;
    for (Standby standby : ready) {
      standby.process().destroyForcibly();
    }
    ready.clear(); // each is dismissed when it has ended
  }

  private Standby start() throws IOException {
    ProcessTable table = mine.table();
    int slot = table.reserve(NAME, mine.slot(), Self.current().pid(), true);
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

  private synchronized void fail() {
    failed = true;
    notifyAll();
  }

  /** One has ended. If it never had a task, its entry is free again. */
  private synchronized void lost(Standby standby) {
    ready.remove(standby);
    mine.table().dismiss(standby.slot(), standby.process().pid());
  }
}
