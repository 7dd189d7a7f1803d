package mpj.multiprocessing.internal.holders;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import mpj.multiprocessing.ArenaFullException;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Collection;
import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.RecordVisitor;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.arena.Usage;

/**
 * The objects of this process that hold records of its tree. Each object has its own word in the
 * list of this process in the arena.
 *
 * <p>The process looks for garbage objects when another object begins to hold a record, or when the
 * arena is about to grow. There is no thread for it.
 */
public final class Holders {
  /**
   * The largest number of garbage objects that are handled when another object begins to hold a
   * record.
   */
  private static final int A_FEW = 16;

  /**
   * After the JVM has looked for garbage, this process may begin to hold about this number of bytes
   * more before it asks the JVM to look again. It may also hold a part of what it really uses in
   * addition, see {@link #most(long)}. So the number bounds the records whose objects are garbage
   * in its heap.
   */
  private static final long MOST_GARBAGE = 64L << 20;

  /**
   * This number is smaller in a small arena: at most an eighth of the arena, or of its file system
   * if that is smaller, divided by the number of living processes. The reason: no process can make
   * another one look for garbage when it finds the arena full.
   */
  private static final int GARBAGE_SHARE = 8;

  /**
   * A process that holds fewer bytes does not look for garbage. So a child that starts loses no
   * time with it.
   */
  private static final long LITTLE = 64L << 10;

  /**
   * The largest number of objects for one mention. An object that arrives may bring another, as a
   * condition brings its lock.
   */
  private static final int OBJECTS_EACH = 2;

  /** Spare indices for objects that other threads receive meanwhile. */
  private static final int SPARE = 32;

  private static volatile Holders current;

  private final Tree tree;
  private final HeldList list;
  private final GarbageDetector garbage;

  // All following fields are guarded by this object's lock.
  private Holder first;
  private int[] free = {}; // a stack of the free indices
  private int frees;
  private long holding; // the bytes of the records that are held
  private long most = LITTLE; // the bytes at which the JVM is asked to look for garbage
  private long room; // 0: not known yet

  private Holders(Tree tree) {
    this.tree = tree;
    this.list = held(tree, tree.slot());
    this.garbage = new GarbageDetector(tree, this);
  }

  private static long room(Tree tree) {
    long all = tree.directory().toFile().getTotalSpace(); // 0: not known
    return all == 0 ? tree.arena().limit() : Math.min(all, tree.arena().limit());
  }

  /**
   * Returns how many bytes this process may hold before it looks for garbage again: the bytes that
   * were left after the last look, the same divided by the number of living processes, and at most
   * {@link #MOST_GARBAGE}.
   */
  private long most(long left) {
    int processes = Math.max(1, tree.table().living());
    return left + left / processes + Math.min(MOST_GARBAGE, room / GARBAGE_SHARE / processes);
  }

  private static HeldList held(Tree tree, int slot) {
    return new HeldList(tree, slot, tree.table().held(slot));
  }

  /** Returns the holders of this process for its tree. */
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
   * Makes this process hold a record until the holder is {@linkplain Holder#let released}, or the
   * block is garbage. All use of the record must go through the given block.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no room to note it
   */
  public static Holder hold(Tree tree, Block record) {
    return hold(tree, record, record, 0);
  }

  /**
   * Makes this process hold a record for an object other than its block.
   *
   * @param user the object that holds the record as long as it is reachable
   * @param beside the number of bytes in a file that belong to the record
   */
  public static Holder hold(Tree tree, Object user, Block record, long beside) {
    return of(tree).hold(user, tree.arena().at(record.offset()), beside);
  }

  /** Holds a record for an object. The block is kept, so no other code may have it. */
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
      if (index < 0 && Usage.isNone(record)) { // the process that made the record cannot hold it
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
   * Makes room for the records that a message mentions, before the message is received. The message
   * would be lost if there was no room when it is decoded.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no room
   */
  public static void makeRoomFor(int mentions) {
    of(Tree.current()).makeRoom(OBJECTS_EACH * mentions + SPARE);
  }

  private void makeRoom(int indices) {
    while (isShort(indices)) {
      addPage(indices);
    }
  }

  /**
   * Allocates a page. Returns null if there is no memory but the search for some has freed {@code
   * wanted} indices.
   */
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

  /**
   * Adds a page. It does not hold the lock all the time, because an allocation may release garbage.
   */
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

  /** Releases the record of a holder. Returns true if that freed memory. */
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

  /**
   * Does the same as {@link #mention(Tree, Block)} for the record at an offset; 0: there is none.
   */
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
   * Notes that a record is about to be known to another process: a message mentions it, or a
   * process is started with it. It must be called while an object holds the record. That object may
   * release it only after the message exists.
   *
   * <p>So a collection finds the object or the message. Or the collection began before this call;
   * then it does not free the record, because only this process knew it at that time.
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
   * Marks a record, and the record that it refers to, if a collection is marking. It must be called
   * after a full fence. Then either the collection began later and sees what was written before, or
   * this method sees the collection.
   */
  static void reached(Tree tree, Block record) {
    int epoch = tree.arena().collection().epoch();
    if (Collection.marks(epoch) && mark(tree, record, epoch)) {
      tree.arena().collection().noteMark();
    }
  }

  /**
   * Marks a record that was sent, after the record that it refers to.
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

  /**
   * Drops all records that a process held, which is dead or never began. It must be called before
   * the slot is released.
   */
  public static void drop(Tree tree, int slot) {
    StartupRecords.list(tree, slot).drop();
    held(tree, slot).drop();
  }

  /** Visits the records that all processes hold, some of them more than once. */
  public static void forEachHeld(Tree tree, RecordVisitor visitor) {
    for (int slot = ProcessTable.ROOT; slot < ProcessTable.SLOTS; slot++) {
      if (tree.table().state(slot) != ProcessTable.FREE) {
        StartupRecords.list(tree, slot).forEach(visitor);
        held(tree, slot).forEach(visitor);
      }
    }
  }

  /**
   * Asks the JVM to look for garbage if the records that this process holds have grown much since
   * the last time. They may take much of the arena, although their objects take little of the heap.
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

  /** Returns the object that finds out which objects are garbage. */
  GarbageDetector garbage() {
    return garbage;
  }

  /** Returns whether this process holds any record. */
  synchronized boolean any() {
    return first != null;
  }
}
