package mpj.multiprocessing.internal.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Death;
import mpj.multiprocessing.internal.arena.Freed;
import mpj.multiprocessing.internal.arena.Futex;
import mpj.multiprocessing.internal.arena.Kernel;
import mpj.multiprocessing.internal.arena.Liveness;
import mpj.multiprocessing.internal.arena.Pidfds;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Recovery;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.internal.log.Log;
import mpj.multiprocessing.internal.thread.LibraryThread;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.Gate;

/**
 * Deals with deaths. The main process mends the structures of the whole tree; another process that
 * sees a child of its own die notes that in the table and wakes the main process.
 *
 * <p>A death is certain before anything is done about it: the operating system has reported it. A
 * slot is given away again only when all records have been cleared of it.
 */
public final class Supervisor {
  private static final long GRACE_NANOS = 500_000_000L;
  private static final long KILL_NANOS = 1_000_000_000L;
  private static final long LOOK_NANOS = 300_000_000L;
  private static final int KILLED = -ProcessSignals.KILL;

  private static Supervisor current;

  private final Tree tree;
  private final ProcessTable table;
  private final ProcessSignals signals;
  private volatile boolean listening;

  /** The pids of those that were found dead and are not reported yet; true: dealt with. */
  private final Map<Long, Boolean> unreported = new HashMap<>();

  private final DeathNotices notices;

  private Supervisor(Tree tree) {
    this.tree = tree;
    this.notices = new DeathNotices(tree);
    this.table = tree.table();
    this.signals = new ProcessSignals(tree);
  }

  /** Returns the one of this process. */
  public static synchronized Supervisor of(Tree tree) {
    if (current == null || current.tree != tree) {
      current = new Supervisor(tree);
      if (tree.isRoot()) {
        tree.beforeEnd(current::endAll);
      }
    }
    return current;
  }

  /**
   * Begins to listen to the reports of other processes, if this is the main process.
   *
   * @throws OutOfMemoryError if there can be no thread for it now; the next call tries again
   */
  public void begin() {
    if (tree.isRoot() && !listening) { // a start does not wait for deaths to be mended
      beginToListen();
    }
  }

  private synchronized void beginToListen() {
    if (!listening) {
      daemon("mpj-supervisor", this::listen);
      tree.relayWakes();
      listening = true;
    }
  }

  private static void daemon(String name, Runnable work) {
    new LibraryThread(name, work).start();
  }

  /** Notes that a child of this process has ended, and mends or has mended what it left behind. */
  public void ended(int slot, int exitCode) {
    String ending = Log.takes(Log.INFO) ? ending(slot, exitCode) : ""; // the slot is free soon
    table.ended(slot, exitCode);
    if (tree.isRoot()) {
      buryEnded();
    } else {
      report();
    }
    if (!ending.isEmpty()) {
      Log.write(Log.INFO, ending);
    }
  }

  private String ending(int slot, int exitCode) {
    return "a process ended: " + named(slot) + " exitCode=" + exitCode;
  }

  private String named(int slot) {
    return "name=" + table.name(slot) + " pid=" + table.pid(slot);
  }

  /** Waits for what other processes report. Runs until the tree's end. */
  private void listen() {
    Block deaths = tree.arena().deaths();
    int seen = 0;
    long looked = System.nanoTime();
    while (Tree.existing().orElse(null) == tree) {
      int now = deaths.getInt(0);
      if (now != seen) {
        buryEnded();
      }
      seen = now;
      if (System.nanoTime() - looked >= LOOK_NANOS) {
        mendUnreported();
        sendNotices();
        looked = System.nanoTime();
      }
      try {
        Futex.sleep(deaths, 0, seen, LOOK_NANOS, Futex.PATIENT);
      } catch (InterruptedException e) {
        // Nobody of ours does that: deaths go on.
      }
    }
  }

  /**
   * Looks for dead processes whose parent does not say so, because it is stopped or busy: nobody
   * need wait for that. What is found dead a second time is dealt with; its slot remains its own
   * until the parent has noted how it ended.
   */
  private synchronized void mendUnreported() {
    List<Integer> dead = new ArrayList<>(0);
    for (int slot = ProcessTable.ROOT + 1; slot < ProcessTable.SLOTS; slot++) {
      long pid = table.pid(slot);
      if (table.state(slot) == ProcessTable.RUNNING
          && table.parent(slot) != ProcessTable.ROOT
          && !unreported.getOrDefault(pid, false)
          && !Liveness.isAlive(pid)
          && unreported.put(pid, unreported.containsKey(pid)) != null) {
        if (!table.exitRecorded(slot)) {
          table.presume(slot, KILLED);
        }
        emitEnded(slot);
        dead.add(slot);
      }
    }
    if (!dead.isEmpty()) {
      mend(dead);
    }
  }

  private static void tell(RuntimeException e) {
    Thread here = Thread.currentThread();
    here.getUncaughtExceptionHandler().uncaughtException(here, e);
  }

  /**
   * Deals with all who have ended by now, at once: of many who end together each waits for little
   * more than one walk over the records. When it returns that is done, be it by another thread.
   */
  private synchronized void buryEnded() {
    boolean more = true;
    while (more) {
      more = false;
      List<Integer> dead = takeEnded();
      List<Integer> told = List.of();
      try {
        told = dead.isEmpty() ? told : mend(dead);
      } finally {
        for (int slot : dead) {
          more |= adoptOrphans(slot);
        }
      }
      told.forEach(this::release);
    }
  }

  private List<Integer> takeEnded() {
    List<Integer> dead = new ArrayList<>(1);
    for (int slot = ProcessTable.ROOT + 1; slot < ProcessTable.SLOTS; slot++) {
      if (table.state(slot) == ProcessTable.ENDED && table.bury(slot)) {
        if (!Boolean.TRUE.equals(unreported.remove(table.pid(slot)))) {
          emitEnded(slot);
        }
        dead.add(slot);
      }
    }
    return dead;
  }

  /** Tells whoever watches the tree, before anyone goes on with what the dead one held. */
  private void emitEnded(int slot) {
    Gate.emitFor(slot, EventKind.PROCESS_ENDED, 0, 0, table.exitCode(slot), 0);
  }

  /** Sends notices that found no room before; others may have the slots of those dead now. */
  private synchronized void sendNotices() {
    try {
      for (int slot : notices.sendAgain()) {
        if (table.state(slot) == ProcessTable.BURIED) { // else its parent has not reported it yet
          release(slot);
        }
      }
    } catch (RuntimeException e) {
      tell(e);
    }
  }

  /** In a watched tree whoever reads the events releases the slot; it may stop reading now. */
  private void release(int slot) {
    if (Gate.isActive()) {
      table.keepUntilRead(slot);
      if (Gate.isActive() || !table.takeRead(slot)) {
        return;
      }
    }
    table.release(slot);
  }

  /**
   * Frees what dead processes held; if that was done before, nothing is left to free.
   *
   * @return those of whom all managers know now
   */
  private List<Integer> mend(List<Integer> dead) {
    long began = System.nanoTime(); // whoever takes what is freed is seen to do so afterwards
    Map<Integer, List<String>> held = new TreeMap<>();
    List<Death> deaths = new ArrayList<>(dead.size());
    for (int slot : dead) {
      Freed freed =
          (type, record, count) -> {
            emitFreed(began, type, record, slot, count);
            String name = type + "-" + Arena.number(record);
            held.computeIfAbsent(slot, of -> new ArrayList<>()).add(name);
          };
      deaths.add(new Death(slot, table.exitCode(slot) != 0, freed));
    }
    List<Integer> told = new ArrayList<>(dead.size());
    try {
      Recovery.afterDeaths(tree, deaths);
    } catch (RuntimeException e) {
      tell(e); // of one record: the others are mended, and the slots must be free for the next
    }
    try {
      for (int slot : dead) {
        if (notices.send(slot)) {
          told.add(slot);
        }
      }
    } catch (RuntimeException e) {
      tell(e); // whatever goes wrong with one death, this thread must be there for the next
    }
    for (int slot : dead) {
      drop(slot); // not before: what is to be mended must be there till then
    }
    if (Log.takes(Log.INFO)) {
      held.forEach((slot, all) ->
          Log.write(Log.INFO, "freed what a dead process held: " + named(slot) + " held=" + all));
    }
    return told;
  }

  /** Drops what a process held, and its first message, which it may not have read. */
  private void drop(int slot) {
    Holders.drop(tree, slot);
    var _ = Tree.firstMessage(tree.directory(), slot).toFile().delete();
  }

  private static void emitFreed(long nanos, RecordType type, Block record, int dead, int count) {
    boolean lock = type == RecordType.LOCK || type == RecordType.RLOCK;
    EventKind kind = lock ? EventKind.LOCK_FREED : EventKind.SEMAPHORE_FREED;
    Gate.emitAt(nanos, kind, record, dead, lock ? 0 : count, 0);
  }

  /**
   * A dead process's daemons end with it; the main process watches over its other children.
   *
   * @return whether one has ended, too, and nobody has reported it
   */
  private boolean adoptOrphans(int dead) {
    boolean ended = false;
    for (int slot = ProcessTable.ROOT; slot < ProcessTable.SLOTS; slot++) {
      if (table.parent(slot) != dead) {
        continue;
      }
      int orphan = slot;
      int state = table.state(slot);
      if (state == ProcessTable.ENDED) {
        table.adopt(slot);
        ended = true;
      } else if (state == ProcessTable.RESERVED && table.pid(slot) == 0) {
        drop(slot);
        table.release(slot); // never came to life
      } else if (state == ProcessTable.STANDBY) {
        daemon("mpj-orphan-" + table.pid(slot), () -> dismiss(orphan));
      } else if (state == ProcessTable.RUNNING || state == ProcessTable.RESERVED) {
        table.adopt(slot); // the dead one's slot is another's soon
        table.running(slot, table.pid(slot)); // a standby that has its task, but was not announced
        daemon("mpj-orphan-" + table.pid(slot), () -> await(orphan));
      }
    }
    return ended;
  }

  private static void awaitEnd(long pid) {
    if (Kernel.available()) {
      Pidfds.awaitEnd(pid);
    } else {
      ProcessHandle.of(pid).ifPresent(handle -> handle.onExit().join());
    }
  }

  private void dismiss(int standby) {
    long pid = table.pid(standby);
    awaitEnd(pid);
    table.dismiss(standby, pid);
  }

  private void await(int orphan) {
    awaitEnd(table.pid(orphan));
    ended(orphan, table.exitRecorded(orphan) ? table.exitCode(orphan) : KILLED);
  }

  /**
   * Ends all processes of the tree but this one: asks first, then kills. Within two seconds. One
   * that is being started meanwhile is ended by whoever starts it.
   */
  private void endAll() {
    if (!endAll(false, GRACE_NANOS)) {
      endAll(true, KILL_NANOS);
    }
    report(); // to the thread that listens: it is over
  }

  private boolean endAll(boolean kill, long nanos) {
    long until = System.nanoTime() + nanos;
    Set<Long> signalled = new HashSet<>();
    while (true) {
      boolean any = false;
      for (int slot = ProcessTable.ROOT + 1; slot < ProcessTable.SLOTS; slot++) {
        int state = table.state(slot);
        if (state == ProcessTable.RUNNING || state == ProcessTable.STANDBY) {
          any = true;
          if (signalled.add(table.pid(slot))) {
            signals.send(
                slot,
                kill || state == ProcessTable.STANDBY
                    ? ProcessSignals.KILL
                    : ProcessSignals.TERMINATE);
          }
        }
      }
      if (!any || System.nanoTime() > until) {
        return !any;
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Tells whether this process may have started others. */
  static synchronized boolean isInUse() {
    return current != null;
  }

  private void report() {
    Block deaths = tree.arena().deaths();
    deaths.getAndAddInt(0, 1);
    Futex.wakeAll(deaths, 0);
  }
}
