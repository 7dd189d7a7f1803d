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
import mpj.multiprocessing.internal.arena.ExitNotes;
import mpj.multiprocessing.internal.arena.Futex;
import mpj.multiprocessing.internal.arena.Kernel;
import mpj.multiprocessing.internal.arena.Liveness;
import mpj.multiprocessing.internal.arena.Pidfds;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Recovery;
import mpj.multiprocessing.internal.arena.ReleaseListener;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.holders.Holders;
import mpj.multiprocessing.internal.log.Log;
import mpj.multiprocessing.internal.thread.LibraryThread;
import mpj.multiprocessing.internal.trace.Gate;
import mpj.multiprocessing.trace.EventKind;

/**
 * Handles the deaths of processes. The main process repairs the shared structures of the whole
 * tree. When a child of another process dies, that process notes the death in the process table and
 * wakes the main process.
 *
 * <p>The library acts only on a death that the operating system has reported, so a death is
 * certain. A new process gets the slot of a dead process only when no record mentions the slot any
 * more.
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

  /** The pids of processes found dead whose parents have not reported it; true: repaired. */
  private final Map<Long, Boolean> unreported = new HashMap<>();

  private final DeathNotifier notices;

  private Supervisor(Tree tree) {
    this.tree = tree;
    this.notices = new DeathNotifier(tree);
    this.table = tree.table();
    this.signals = new ProcessSignals(tree);
  }

  /**
   * Returns the supervisor of this process for a tree. A tree that has ended never takes the place
   * of the one that this process has now.
   */
  public static synchronized Supervisor of(Tree tree) {
    if (current == null || current.tree != tree) {
      if (tree.hasEnded()) {
        return new Supervisor(tree);
      }
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
   * @throws OutOfMemoryError if the system has no thread for it now; the next call tries again
   */
  public void begin() {
    if (tree.isRoot() && !listening) { // without the monitor: a start does not wait for a repair
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

  /**
   * Notes that a child of this process has ended. The main process then repairs the structures that
   * the child used; another process wakes the main process for that.
   */
  public void ended(int slot, int exitCode) {
    String ending = Log.takes(Log.INFO) ? ending(slot, exitCode) : ""; // the slot is free soon
    table.ended(slot, exitCode);
    if (tree.isRoot()) {
      retireEnded();
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

  /** Waits for the reports of other processes, and handles them. Runs until the tree's end. */
  private void listen() {
    Block deaths = tree.arena().deaths();
    int seen = 0;
    long looked = System.nanoTime();
    while (Tree.existing().orElse(null) == tree) {
      int now = deaths.getInt(0);
      if (now != seen) {
        retireEnded();
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
        // The library does not interrupt this thread. Go on: there will be more deaths.
      }
    }
  }

  /**
   * Finds dead processes that their parents have not reported, because a parent is stopped or busy.
   * Other processes must not wait for such a parent. A process that is found dead for the second
   * time is handled. It keeps its slot until the parent has noted its exit code.
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
        ExitNotes notes = table.exit(slot);
        if (!notes.isRecorded()) {
          notes.presume(KILLED);
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
   * Handles all processes that have ended by now, together. So if many processes end at the same
   * time, one walk over the records is enough for all of them. When this method returns, they have
   * been handled, by this thread or by another.
   */
  private synchronized void retireEnded() {
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
      if (table.state(slot) == ProcessTable.ENDED && table.retire(slot)) {
        if (!Boolean.TRUE.equals(unreported.remove(table.pid(slot)))) {
          emitEnded(slot);
        }
        dead.add(slot);
      }
    }
    return dead;
  }

  /** Emits the end's event, before another process can get what the dead process held. */
  private void emitEnded(int slot) {
    Gate.emitFor(slot, EventKind.PROCESS_ENDED, 0, 0, table.exitCode(slot), 0);
  }

  /** Sends notices again for which there was no memory, and releases the slots of these dead. */
  private synchronized void sendNotices() {
    try {
      for (int slot : notices.sendAgain()) {
        if (table.state(slot) == ProcessTable.RETIRED) { // otherwise its parent will report it
          release(slot);
        }
      }
    } catch (RuntimeException e) {
      tell(e);
    }
  }

  /**
   * Releases a slot. In a traced tree the reader of the events releases it. The reader may stop at
   * the same time; then this method releases it.
   */
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
   * Releases what dead processes held. If that was done before, nothing happens.
   *
   * @return the slots of the dead processes of which all managers know now
   */
  private List<Integer> mend(List<Integer> dead) {
    long began = System.nanoTime(); // the events' time: before a process takes a released lock
    Map<Integer, List<String>> held = new TreeMap<>();
    List<Death> deaths = new ArrayList<>(dead.size());
    for (int slot : dead) {
      ReleaseListener freed =
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
      tell(e); // one record failed; the others are repaired, and the slots must become free
    }
    try {
      for (int slot : dead) {
        if (notices.send(slot)) {
          told.add(slot);
        }
      }
    } catch (RuntimeException e) {
      tell(e); // one death failed; this thread must go on with the next one
    }
    for (int slot : dead) {
      drop(slot); // not before: the repair needs the records
    }
    if (Log.takes(Log.INFO)) {
      held.forEach((slot, all) ->
          Log.write(Log.INFO, "freed what a dead process held: " + named(slot) + " held=" + all));
    }
    return told;
  }

  /** Drops the records that a process held, and its first message if it has not read that. */
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
   * Adopts the children of a dead process: the main process waits for their ends from now on. A
   * daemon ends by itself.
   *
   * @return whether one of them has ended, too, and was not handled yet
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
        table.release(slot); // this child was never started
      } else if (state == ProcessTable.STANDBY) {
        daemon("mpj-orphan-" + table.pid(slot), () -> dismiss(orphan));
      } else if (state == ProcessTable.RUNNING || state == ProcessTable.RESERVED) {
        table.adopt(slot); // a new process may have the dead parent's slot soon
        table.running(slot, table.pid(slot)); // may be a standby that got its task a moment ago
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
    ExitNotes notes = table.exit(orphan);
    ended(orphan, notes.isRecorded() ? notes.code() : KILLED);
  }

  /**
   * Ends all other processes of the tree within two seconds: by SIGTERM first, and by SIGKILL those
   * that still live after half a second. If a process is being started meanwhile, the process that
   * starts it ends it.
   */
  private void endAll() {
    if (!endAll(false, GRACE_NANOS)) {
      endAll(true, KILL_NANOS);
    }
    report(); // wakes the listening thread, which then ends
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

  /** Returns whether this process may have started others. */
  static synchronized boolean isInUse() {
    return current != null;
  }

  private void report() {
    Block deaths = tree.arena().deaths();
    deaths.getAndAddInt(0, 1);
    Futex.wakeAll(deaths, 0);
  }
}
