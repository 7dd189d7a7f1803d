package mpj.multiprocessing.internal.holders;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import mpj.multiprocessing.internal.arena.ArenaFullException;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Collection;
import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.RecordVisitor;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.arena.Usage;

/**
 * The objects of this process that hold records of its tree. Each has a word of its own in the list
 * that the arena has of the process.
 *
 * <p>Which of them are garbage is looked at whenever another begins to hold, or the arena is about
 * to grow; there is no thread for it.
 */
public final class Holders {
  /** So much garbage is dealt with by an object that begins to hold, if there is any. */
  private static final int A_FEW = 16;

  /** Bytes of records that this process holds, and are garbage in its heap, about. */
  private static final long MOST_GARBAGE = 64L << 20;

  /**
   * And at most such a part of the arena and of its file system, divided by how many processes
   * live: it cannot be asked to look when another finds them full.
   */
  private static final int GARBAGE_SHARE = 8;

  /** So little needs no thought, which a child that starts has no time for. */
  private static final long LITTLE = 64L << 10;

  /** An object that arrives may bring another, as a condition its lock. */
  private static final int OBJECTS_EACH = 2;

  /** Indices for the objects that other threads take meanwhile. */
  private static final int SPARE = 32;

  private static volatile Holders current;

  private final Tree tree;
  private final HeldList list;
  private final Garbage garbage;

  // All that follows is guarded by this object's lock.
  private Holder first;
  private int[] free = {}; // a stack of the indices that nobody has
  private int frees;
  private long holding; // bytes of the records that are held
  private long most = LITTLE; // at which the heap is looked at
  private long room; // 0: not known yet

  private Holders(Tree tree) {
    this.tree = tree;
    this.list = held(tree, tree.slot());
    this.garbage = new Garbage(tree, this);
  }

  private static long room(Tree tree) {
    long all = tree.directory().toFile().getTotalSpace(); // 0: not known
    return all == 0 ? tree.arena().limit() : Math.min(all, tree.arena().limit());
  }

  /** Returns how much this process may hold before it looks, given what it did after that. */
  private long most(long left) {
    int processes = Math.max(1, tree.table().living());
    return left + left / processes + Math.min(MOST_GARBAGE, room / GARBAGE_SHARE / processes);
  }

  private static HeldList held(Tree tree, int slot) {
    return new HeldList(tree, slot, tree.table().held(slot));
  }

  /** Returns those of this process's tree. */
  static Holders of(Tree tree) {
    Holders known = current;
    return known != null && known.tree == tree ? known : begin(tree);
  }

  private static synchronized Holders begin(Tree tree) {
    Holders known = current;
    if (known == null || known.tree != tree) {
      known = new Holders(tree);
      tree.arena().beforeGrowth(known.garbage);
      current = known;
    }
    return known;
  }

  /**
   * Has this process hold a record until that is {@linkplain Holder#let let go}, or its block is
   * garbage: all use of the record goes through the block given.
   *
   * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is no room to note it
   */
  public static Holder hold(Tree tree, Block record) {
    return hold(tree, record, record, 0);
  }

  /**
   * The same, where something else tells that the record is in use.
   *
   * @param user holds the record as long as it is reachable
   * @param beside how many bytes go with the record that lie in a file
   */
  public static Holder hold(Tree tree, Object user, Block record, long beside) {
    return of(tree).hold(user, tree.arena().at(record.offset()), beside);
  }

  /** A block that nobody else has: it is kept. */
  private Holder hold(Object user, Block record, long beside) {
    garbage.let(A_FEW);
    lookIfMuch();
    Holder holder = new Holder(this, user, record, beside, garbage.queue());
    holder.index = takeIndexFor(record);
    list.set(holder.index, record);
    if (!Usage.add(record)) {
      VarHandle.fullFence();
      reached(tree, record);
    }
    link(holder);
    return holder;
  }

  private int takeIndexFor(Block record) {
    int index = -1;
    try {
      index = takeIndex();
      return index;
    } finally {
      if (index < 0 && Usage.isNone(record)) { // who made it does not get it
        Parts.free(tree, record);
      }
    }
  }

  private int takeIndex() {
    while (true) {
      synchronized (this) {
        if (frees > 0) {
          return free[--frees];
        }
      }
      addPage(1);
    }
  }

  /**
   * Makes room for what a message mentions that is about to be taken, and would be lost if there
   * was none any more when it is decoded.
   *
   * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is none
   */
  public static void makeRoomFor(int mentions) {
    of(Tree.current()).makeRoom(OBJECTS_EACH * mentions + SPARE);
  }

  private void makeRoom(int indices) {
    while (isShort(indices)) {
      addPage(indices);
    }
  }

  /** Returns null if there is no memory, but looking for some has made that many indices free. */
  private Block newPage(int wanted) {
    try {
      return list.newPage();
    } catch (ArenaFullException e) {
      if (isShort(wanted)) {
        throw e;
      }
      return null;
    }
  }

  private synchronized boolean isShort(int indices) {
    return frees < indices;
  }

  /** Not under the lock as a whole: an allocation may let go of garbage. */
  private void addPage(int wanted) {
    Block page = newPage(wanted);
    if (page == null) {
      return;
    }
    synchronized (this) {
      int words = list.add(page);
      free = Arrays.copyOf(free, Math.max(words, free.length));
      for (int index = words - 1; index >= words - HeldList.PAGE_WORDS; index--) {
        free[frees++] = index;
      }
    }
  }

  private synchronized void link(Holder holder) {
    holder.after = first;
    if (first != null) {
      first.before = holder;
    }
    first = holder;
    holder.isLinked = true;
    holding += holder.size;
  }

  private synchronized boolean unlink(Holder holder) {
    if (!holder.isLinked) {
      return false;
    }
    holder.isLinked = false;
    holding -= holder.size;
    if (holder.before != null) {
      holder.before.after = holder.after;
    } else {
      first = holder.after;
    }
    if (holder.after != null) {
      holder.after.before = holder.before;
    }
    holder.before = null;
    holder.after = null;
    return true;
  }

  /** Returns true if that freed memory. */
  boolean let(Holder holder) {
    return let(holder, false);
  }

  void free(Holder holder) {
    let(holder, true);
  }

  private boolean let(Holder holder, boolean unusedElsewhere) {
    if (!unlink(holder)) {
      return false;
    }
    holder.clear();
    boolean freed = false;
    if (!tree.hasEnded()) {
      list.clear(holder.index);
      boolean last = Usage.remove(holder.record) || unusedElsewhere;
      freed = last && Parts.free(tree, holder.record);
    }
    synchronized (this) {
      free[frees++] = holder.index;
    }
    return freed;
  }

  /** The same for the record at an offset, 0 for none. */
  public static void mention(long offset) {
    if (offset != 0) {
      Tree tree = Tree.current();
      Block record = tree.arena().find(offset);
      if (record != null && Parts.isHeld(record)) {
        mention(tree, record);
      }
    }
  }

  /**
   * Notes that a record is about to be known to another process: it is mentioned in a message, or a
   * process is started with it. To be called while an object holds it, which lets go of it only
   * once the message is there.
   *
   * <p>So a collection finds the object or the message, unless the record was not to be collected
   * when it began to look: until now only this process knew it.
   */
  public static void mention(Tree tree, Block record) {
    if (Usage.isSent(record)) {
      return;
    }
    Block other = Parts.reference(tree, record);
    if (other != null) {
      mention(tree, other);
    }
    Collection collection = tree.arena().collection();
    for (int epoch = -1, now = collection.epoch(); now != epoch; now = collection.epoch()) {
      epoch = now;
      Usage.send(record, epoch);
      VarHandle.fullFence();
    }
  }

  /**
   * Marks a record, and what it refers to, if a collection is marking. After a full fence: either
   * the collection began later, and sees what was written before, or it is seen here.
   */
  static void reached(Tree tree, Block record) {
    int epoch = tree.arena().collection().epoch();
    if (Collection.marks(epoch) && mark(tree, record, epoch)) {
      tree.arena().collection().noteMark();
    }
  }

  /**
   * Marks a record that was sent, after what it refers to.
   *
   * @return false if it was marked before
   */
  static boolean mark(Tree tree, Block record, int epoch) {
    if (Usage.isMarked(record, epoch)) {
      return false;
    }
    Block other = Parts.reference(tree, record);
    if (other != null) {
      mark(tree, other, epoch);
    }
    return Usage.mark(record, epoch);
  }

  /** Drops all that a process held: it is dead, or never began. Before its slot is released. */
  public static void drop(Tree tree, int slot) {
    Given.list(tree, slot).drop();
    held(tree, slot).drop();
  }

  /** Shows what all processes hold; some records more than once. */
  public static void forEachHeld(Tree tree, RecordVisitor visitor) {
    for (int slot = ProcessTable.ROOT; slot < ProcessTable.SLOTS; slot++) {
      if (tree.table().state(slot) != ProcessTable.FREE) {
        Given.list(tree, slot).forEach(visitor);
        held(tree, slot).forEach(visitor);
      }
    }
  }

  /**
   * Has the JVM look for garbage if what this process holds has become much since the last time. It
   * may be much in the arena, and little in the heap.
   */
  private void lookIfMuch() {
    synchronized (this) {
      if (holding > most && room == 0) {
        room = room(tree);
        most = most(0);
      }
      if (holding <= most) {
        return;
      }
      most = Long.MAX_VALUE;
    }
    garbage.look();
    synchronized (this) {
      most = most(holding);
    }
  }

  /** Returns what finds out which objects hold no more. */
  Garbage garbage() {
    return garbage;
  }

  /** Tells whether this process holds anything. */
  synchronized boolean any() {
    return first != null;
  }
}
