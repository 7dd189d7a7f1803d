package mpj.multiprocessing;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mpj.multiprocessing.arena.ProcessTable;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.launch.ChildOutput;
import mpj.multiprocessing.launch.CommandLine;
import mpj.multiprocessing.launch.JvmSettings;

/**
 * The JVMs that this process has booted ahead, for one way to start children. Each is given one
 * task, and replaced.
 *
 * <p>Booting one takes more processor time than spawning a child. So replacing waits until starts
 * have paused for a moment: in a burst the processors belong to the children, which are spawned
 * then. Whoever asks to wait for them is not kept waiting for that.
 *
 * <p>They hold nothing and end with this process: the end of their standard input is what they wait
 * for. One that is killed is replaced at the next start, not before: a JVM that cannot boot must
 * not be booted for ever.
 */
final class Standbys {
  /** What a standby is called in the table of processes until it has a task. */
  static final String NAME = "Standby";

  private static final long PAUSE_NANOS = 150_000_000; // longer than spawning one takes

  private static Tree tree;
  private static Map<JvmSettings, Standbys> all = new HashMap<>();

  private final Tree mine;
  private final JvmSettings settings;
  private final Deque<Standby> ready = new ArrayDeque<>();
  private final Thread booter;
  private int number;
  private boolean wanted;
  private boolean failed;
  private int waiting;
  private long lastStart;

  private Standbys(Tree tree, JvmSettings settings) {
    this.mine = tree;
    this.settings = settings;
    booter = new Thread(null, this::boot, "mpj-standbys", 0, false);
    booter.setDaemon(true);
    booter.start();
  }

  /** Returns those for the children of one context. */
  static synchronized Standbys of(Tree current, Context context) {
    if (tree != current) {
      tree = current;
      all.values().forEach(old -> old.booter.interrupt());
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
    wanted = true;
    notifyAll();
    Standby one = ready.poll();
    while (one != null && !mine.table().employ(one.slot(), name, daemon)) {
      one = ready.poll(); // that one ended a moment ago
    }
    return one;
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
      wanted = true;
      waiting++;
      notifyAll();
      try {
        wait();
      } finally {
        waiting--;
      }
    }
  }

  private void boot() {
    try {
      while (!mine.hasEnded()) {
        boot(awaitMissing());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // another tree has begun
    }
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
      if (standby.awaitReady(mine)) {
        settle(standby);
      } else {
        standby.process().destroyForcibly().waitFor();
        lost(standby);
        all = false;
      }
    }
    if (!all) {
      fail(); // when none is left of those that failed
    }
  }

  private synchronized int awaitMissing() throws InterruptedException {
    while (true) {
      long quiet = lastStart + PAUSE_NANOS - System.nanoTime();
      if (!wanted || ready.size() >= number) {
        wanted = false;
        wait();
      } else if (waiting == 0 && lastStart != 0 && quiet > 0) {
        wait(quiet / 1_000_000 + 1);
      } else {
        wanted = false;
        return number - ready.size();
      }
    }
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
