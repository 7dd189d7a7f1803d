package mpj.multiprocessing.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * The processes of a watched tree: those that have a slot, and those whose slot now belongs to
 * another process. Events name a process by its identity, see {@link ProcessTable}. Each process of
 * the trace takes about 200 bytes.
 */
final class ProcessRegistry {
  private static final Actor UNKNOWN = new Actor("unknown", 0);

  private final ProcessTable table;
  private final Map<Integer, Actor> actors = new HashMap<>();
  private final List<ProcessRecord> ended = new ArrayList<>();

  ProcessRegistry(Tree tree) {
    this.table = tree.table();
  }

  /** Returns the process with an identity. */
  synchronized Actor actor(int identity) {
    Actor known = actors.get(identity);
    if (known == null) {
      int slot = ProcessTable.slotOf(identity);
      if (table.identity(slot) != identity) {
        return UNKNOWN; // it ended before it could be watched
      }
      known = new Actor(table.name(slot), table.pid(slot));
      actors.put(identity, known);
    }
    return known;
  }

  /** Releases the slot of a dead process after all of its events have been read. */
  synchronized void release(int slot) {
    if (!table.takeRead(slot)) {
      return;
    }
    var _ = actor(table.identity(slot));
    ended.add(record(slot, table.startedNanos(slot)));
    table.release(slot);
  }

  /** Releases the slots of all dead processes. */
  void releaseAll() {
    for (int slot = ProcessTable.ROOT + 1; slot < ProcessTable.SLOTS; slot++) {
      release(slot);
    }
  }

  /**
   * Returns the lives of all processes: the main process first, then the others in the order of
   * their start.
   */
  synchronized List<ProcessRecord> all(long began) {
    List<ProcessRecord> records = new ArrayList<>(ended);
    for (int slot = ProcessTable.ROOT + 1; slot < ProcessTable.SLOTS; slot++) {
      if (table.state(slot) >= ProcessTable.RUNNING) {
        records.add(record(slot, table.startedNanos(slot)));
      }
    }
    records.sort(Comparator.comparingLong(ProcessRecord::startNanos));
    records.addFirst(record(ProcessTable.ROOT, began));
    return records;
  }

  private ProcessRecord record(int slot, long started) {
    boolean over = table.state(slot) >= ProcessTable.ENDED;
    return new ProcessRecord(
        table.name(slot),
        table.pid(slot),
        slot == ProcessTable.ROOT
            ? ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L)
            : table.parentPid(slot),
        started,
        over ? table.endedNanos(slot) : 0,
        over ? OptionalInt.of(table.exitCode(slot)) : OptionalInt.empty());
  }
}
