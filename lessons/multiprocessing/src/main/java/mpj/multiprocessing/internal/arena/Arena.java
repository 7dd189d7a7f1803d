package mpj.multiprocessing.internal.arena;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.concurrent.locks.LockSupport;

/**
 * One mapped file that all processes of a tree share, made of records. It grows by whole chunks,
 * each written with zeros before anyone is told of it: a full file system is then an error here and
 * now, never at some later access.
 *
 * <p>The word that a record begins with says what it is, how large, and whether one process is
 * alone with it: while it makes the record, or is about to free it. If that process dies, the main
 * process knows by that word what to free.
 */
public final class Arena {
  /** Bytes of one chunk, and the most that one record can have. */
  public static final int CHUNK = 1 << 20;

  /** Bytes at the beginning of each record that belong to the arena. */
  public static final int RECORD_HEADER = 16;

  /** Every record begins at a multiple of so many bytes. */
  public static final int ALIGNMENT = Header.LINE;

  /** About what it takes to write a chunk. */
  private static final long GROWTH_NANOS = 100_000;

  /** At most so many that a record's place, in units of {@link #ALIGNMENT}, is a positive int. */
  private static final int MEGABYTES =
      Math.min(Integer.getInteger("mpj.arena.megabytes", 1024), 1 << 17);

  private final Path path;
  private final Chunks chunks;
  private final Block head;
  private final Allocator allocator;
  private final Reach reach;
  private final Walk walk;
  private final LargeFiles files;

  private Arena(Path path) throws IOException {
    this.path = path;
    this.chunks = new Chunks(path);
    this.head = new Block(this, chunks.first(), 0, 0);
    this.allocator = new Allocator(this, head);
    this.reach = new Reach(head.from(Header.REACH));
    this.walk = new Walk(this, head);
    this.files = new LargeFiles(path.getParent());
  }

  /** Makes the file, which must not exist yet, with room for the table and a first chunk. */
  public static Arena create(Path path) throws IOException {
    MappedFile.create(path, CHUNK);
    Arena arena = new Arena(path);
    arena.head.putInt(Header.CHUNKS, 1);
    arena.head.putInt(Header.LIMIT, MEGABYTES); // chunks
    arena.head.putLong(Header.TAIL, Header.FIRST_RECORD);
    arena.head.setLong(Header.MAGIC_AT, Header.MAGIC);
    return arena;
  }

  /** Maps the file that another process made. */
  public static Arena open(Path path) throws IOException {
    long size = path.toFile().length();
    if (size < CHUNK) {
      throw new IOException("not an arena: file=" + path + " size=" + size);
    }
    Arena arena = new Arena(path);
    if (arena.head.getLong(Header.MAGIC_AT) != Header.MAGIC) {
      throw new IOException("not an arena of this version: file=" + path);
    }
    return arena;
  }

  Block head() {
    return head;
  }

  /** Returns the word that counts deaths not yet dealt with; the root sleeps on it. */
  public Block deaths() {
    return head.from(Header.DEATHS);
  }

  /** Returns the word that counts deaths that have been dealt with; see {@link Mended}. */
  Block mended() {
    return head.from(Header.MENDED);
  }

  /** Returns the words that say whether the records that were sent are being collected. */
  public Collection collection() {
    return new Collection(head);
  }

  /** Returns about how many bytes this process has allocated so far. */
  public long allocated() {
    return allocator.allocated();
  }

  /** Has something asked for memory, in this process, each time before the arena grows. */
  public void beforeGrowth(Reclaimer asked) {
    allocator.beforeGrowth(asked);
    files.beforeGrowth(asked);
  }

  /** Returns what makes the files beside it. */
  public LargeFiles files() {
    return files;
  }

  /** Counts up the names of the objects of a type, from 1. */
  public int nextNumber(RecordType type) {
    return nextNumber(type.number());
  }

  /** Counts up the names of a kind of thing that is no record, from 1. */
  public int nextNumber(int kind) {
    return head.getAndAddInt(Header.NUMBERS + 4 * kind, 1) + 1;
  }

  /**
   * Allocates a record, filled with zeros to its end, that is this process's alone: walks see it
   * once {@link #publish} has been called.
   *
   * @throws ArenaFullException if the arena's limit is reached or its file system is full, and no
   *     garbage was left to be freed; that may take a second
   */
  public Block allocate(int size) {
    Block record = allocator.allocate(size, mostChunks());
    if (record == null) {
      throw new ArenaFullException(
          "the shared memory of this process tree is full: limitMegabytes="
              + mostChunks()
              + "; set -Dmpj.arena.megabytes=N higher, or bound queues and close pools that are no"
              + " longer needed");
    }
    return record;
  }

  /**
   * Allocates a record for what could lie elsewhere, too. What it holds is undefined.
   *
   * @return null if the arena would have to grow into its last quarter, which is for the rest
   * @throws ArenaFullException if the file system is full
   */
  public Block allocateIfAmple(int size) {
    return allocator.allocateIfAmple(size, mostChunks() * 3 / 4);
  }

  /** Allocates a record, filled with zeros, that something smaller would do for; null if full. */
  public Block allocateIfRoom(int size) {
    return allocator.allocateIfRoom(size, mostChunks());
  }

  private int mostChunks() {
    return head.getInt(Header.LIMIT);
  }

  /** Returns how many bytes the arena may have, as the main process was told. */
  public long limit() {
    return (long) mostChunks() * CHUNK;
  }

  /** Makes a filled record visible to all, with its type. */
  public void publish(Block record, RecordType type, int number, int creator) {
    walk.note(record.offset(), type);
    record.putInt(Header.NUMBER, number);
    record.putInt(Header.CREATOR, creator);
    record.setInt(Header.WORD, word(record, type, 0));
  }

  /**
   * Tells the type of a record that stays this process's alone until {@link #leave} or {@link
   * #publish}. Nothing else of its header is changed.
   */
  public void keep(Block record, RecordType type) {
    keepFor(Tree.slotOfThisProcess(), record, type);
  }

  /**
   * Notes that a process can have to do with a record that it need not have seen. To be called
   * before its slot is written there for it.
   */
  public void reaches(int slot, Block record) {
    reach.note(slot, (int) (record.offset() / CHUNK));
  }

  /** Makes a record that this process has allocated another's alone, whom it {@link #reaches}. */
  public void keepFor(int slot, Block record, RecordType type) {
    walk.note(record.offset(), type);
    record.setInt(Header.WORD, word(record, type, slot));
  }

  /** Leaves to all a record that this process has {@link #keep kept}. */
  public void leave(Block record) {
    int word = record.getInt(Header.WORD);
    record.setInt(Header.WORD, Header.word(Header.lines(word), Header.type(word), 0));
  }

  /** Numbers a record that this process is about to keep. */
  public void number(Block record, int number) {
    record.setInt(Header.NUMBER, number);
  }

  /** Makes a published record of a type this process's alone; false if it is not there any more. */
  public boolean takeOver(Block record, RecordType type) {
    return changeOwner(record, type, 0, Tree.slotOfThisProcess());
  }

  /** Publishes again what a process had taken over; false if it had not. */
  public boolean giveBack(Block record, RecordType type, int owner) {
    return changeOwner(record, type, owner, 0);
  }

  private static boolean changeOwner(Block record, RecordType type, int from, int to) {
    return record.casInt(Header.WORD, word(record, type, from), word(record, type, to));
  }

  private static int word(Block record, RecordType type, int owner) {
    return Header.word(Header.lines(record.getInt(Header.WORD)), type.number(), owner);
  }

  /** Frees a record. Nobody may use it any more. */
  public void free(Block record) {
    allocator.free(record);
  }

  /**
   * Grows to so many chunks. Only one process writes zeros at a time: twice the same chunk would
   * wipe what is in use.
   *
   * @return false if that is more than {@code most}
   */
  boolean grow(int wanted, int most) {
    if (wanted > most) {
      return false;
    }
    int me = Tree.slotOfThisProcess();
    while (!head.casInt(Header.GROWING, 0, me)) {
      LockSupport.parkNanos(GROWTH_NANOS);
    }
    try {
      int have = head.getInt(Header.CHUNKS);
      if (have < wanted) {
        MappedFile.extend(path, (long) have * CHUNK, CHUNK);
        head.setInt(Header.CHUNKS, have + 1);
      }
      return true;
    } catch (IOException e) {
      throw ArenaFullException.of("no room for more shared memory:", path.getParent(), e);
    } finally {
      head.casInt(Header.GROWING, me, 0);
    }
  }

  /** Returns the record at an offset that {@link Block#offset} gave, in this process or another. */
  public Block at(long offset) {
    int chunk = (int) (offset / CHUNK);
    MappedByteBuffer buffer = chunks.used(chunk);
    if (buffer == null) {
      if (offset < 0 || chunk >= head.getInt(Header.CHUNKS)) {
        throw new IllegalArgumentException("offset=" + offset + " is outside of the arena");
      }
      buffer = chunks.use(chunk, reach);
    }
    return new Block(this, buffer, (int) (offset % CHUNK), offset);
  }

  /**
   * Returns the record at an offset that came from outside.
   *
   * @throws IllegalArgumentException if no record of this type is there
   */
  public Block at(long offset, RecordType type) {
    Block block = find(offset, type);
    if (block != null) {
      return block;
    }
    throw new IllegalArgumentException(
        "nothing of this kind is in the shared memory of this tree: offset="
            + offset
            + " type="
            + type);
  }

  /** Returns the record at an offset that came from outside; null if no record of this type is. */
  public Block find(long offset, RecordType type) {
    Block block = find(offset);
    return block != null && type(block) == type ? block : null;
  }

  /** Returns the record at an offset where one once was; null if it is outside of all records. */
  public Block find(long offset) {
    return isInside(offset) ? at(offset) : null;
  }

  /**
   * Returns the same record to be looked at. Nothing may be written to it that is to be mended if
   * this process dies: that is not looked for where it has only looked. For the rest there is
   * {@link #at}.
   */
  public Block look(long offset) {
    return isInside(offset) ? view(offset) : null;
  }

  /** Returns what is at an offset below the arena's end, to be looked at in the same way. */
  Block view(long offset) {
    return new Block(this, chunks.look((int) (offset / CHUNK)), (int) (offset % CHUNK), offset);
  }

  private boolean isInside(long offset) {
    return offset >= Header.FIRST_RECORD
        && offset < head.getLong(Header.TAIL)
        && offset % ALIGNMENT == 0;
  }

  /**
   * Walks over all published records, in the order of their offsets; and over those of a known type
   * that a process has {@link #keep kept} or {@link #takeOver taken over}. They are shown to be
   * {@linkplain #look looked at}.
   */
  public void forEach(RecordVisitor visitor) {
    walk.forEach(visitor);
  }

  /**
   * Walks in the same way over all published records of the chunks that have some of a type, others
   * among them: a process that looks for few things need not map the whole arena.
   */
  public void forEachNear(RecordType type, RecordVisitor visitor) {
    walk.forEachNear(type, visitor);
  }

  /**
   * Walks after certain deaths over those of them that the dead processes can have changed, and
   * frees what they had allocated and told nobody of.
   *
   * @param dead their slots
   */
  public void recover(BitSet dead, RecordVisitor visitor) {
    dead.stream().forEach(slot -> head.casInt(Header.GROWING, slot, 0));
    allocator.recover();
    walk.recover(dead, reach.take(dead), allocator.relisting(), visitor);
  }

  /** Returns the type of a record; {@link RecordType#NONE} if it was freed. */
  public static RecordType type(Block record) {
    return RecordType.of(Header.type(record.getInt(Header.WORD)));
  }

  /** Returns the slot of the process that a record is alone with, 0 for none. */
  public static int owner(Block record) {
    return Header.owner(record.getInt(Header.WORD));
  }

  /** Returns how many bytes a record has, those that belong to the arena included. */
  public static int size(Block record) {
    return Header.lines(record.getInt(Header.WORD)) * Header.LINE;
  }

  /** Returns what names a record, and none that lies there later: its place and its number. */
  public static long name(Block record) {
    return ((record.offset() / ALIGNMENT) << Integer.SIZE) | Integer.toUnsignedLong(number(record));
  }

  /**
   * Returns the record that has a name, to be {@linkplain #look looked at}; null if it is not there
   * any more.
   */
  public Block named(long name) {
    Block found = name == 0 ? null : look((name >>> Integer.SIZE) * ALIGNMENT);
    boolean there = found != null && type(found) != RecordType.NONE && number(found) == (int) name;
    return there ? found : null;
  }

  /** Returns the number of a record, which is part of its name. */
  public static int number(Block record) {
    return record.getInt(Header.NUMBER);
  }

  /** Returns the slot of the process that made a record. */
  public static int creator(Block record) {
    return record.getInt(Header.CREATOR);
  }

  /** Makes another process the one that a record belongs to; 0: nobody. */
  public static boolean changeCreator(Block record, int from, int to) {
    return record.casInt(Header.CREATOR, from, to);
  }
}
