package mpj.multiprocessing.internal.arena;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.BitSet;
import mpj.multiprocessing.ArenaFullException;

/**
 * One mapped file that all processes of a tree share. It consists of records. It grows by whole
 * chunks. Each chunk is filled with zeros before any process learns of it. So a full file system is
 * an error at once, and never at a later access.
 *
 * <p>The first word of a record contains its type and its size. It also says whether the record
 * belongs to one process alone, because this process is making the record or is about to free it.
 * If that process dies, the main process knows from this word what to free.
 */
public final class Arena {
  /** The size of a chunk in bytes. A record cannot be larger. */
  public static final int CHUNK = 1 << 20;

  /** The number of bytes at the beginning of each record that belong to the arena. */
  public static final int RECORD_HEADER = 16;

  /** The alignment of records in bytes: each record begins at a multiple of it. */
  public static final int ALIGNMENT = Header.LINE;

  private final Path path;
  private final Chunks chunks;
  private final Block head;
  private final Allocator allocator;
  private final TouchedChunks touchedChunks;
  private final Walk walk;
  private final LargeFiles files;

  private Arena(Path path) throws IOException {
    this.path = path;
    this.chunks = new Chunks(path);
    this.head = new Block(this, chunks.first(), 0, 0);
    this.allocator = new Allocator(this, head);
    this.touchedChunks = new TouchedChunks(head.from(Header.REACH));
    this.walk = new Walk(this, head);
    this.files = new LargeFiles(path.getParent());
  }

  /**
   * Makes the file with its first chunk, which begins with the head of the arena.
   *
   * @throws IOException if the file exists already, or there is no room for it
   */
  public static Arena create(Path path) throws IOException {
    MappedFile.create(path, CHUNK);
    Arena arena = new Arena(path);
    arena.head.putInt(Header.CHUNKS, 1);
    arena.head.putInt(Header.LIMIT, Growth.limit());
    arena.head.putLong(Header.TAIL, Header.FIRST_RECORD);
    arena.head.setLong(Header.MAGIC_AT, Header.MAGIC);
    return arena;
  }

  /**
   * Maps the file that another process made.
   *
   * @throws IOException if it is not an arena of this version of the library
   */
  public static Arena open(Path path) throws IOException {
    long size = path.toFile().length();
    if (size == 0) {
      throw new IOException(
          "no such arena: file=" + path + "; its process tree has ended, or somebody deleted it");
    }
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

  /**
   * Returns the word that counts the deaths that processes have reported. The main process sleeps
   * on it until a death must be mended.
   */
  public Block deaths() {
    return head.from(Header.DEATHS);
  }

  /** Returns the word that counts deaths that have been mended; see {@link DeathEventCount}. */
  Block mended() {
    return head.from(Header.MENDED);
  }

  /** Returns the words of the {@link Collection}. */
  public Collection collection() {
    return new Collection(head);
  }

  /** Returns about how many bytes this process has allocated so far. */
  public long allocated() {
    return allocator.allocated();
  }

  /** Sets the reclaimer that this process asks for memory each time before the arena grows. */
  public void beforeGrowth(Reclaimer asked) {
    allocator.beforeGrowth(asked);
    files.beforeGrowth(asked);
  }

  /** Returns the object that makes the files beside the arena. */
  public LargeFiles files() {
    return files;
  }

  /** Returns the next number for an object of a type, from 1. */
  public int nextNumber(RecordType type) {
    return nextNumber(type.number());
  }

  /** Returns the next number for a kind of thing that is not a record, from 1. */
  public int nextNumber(int kind) {
    return head.getAndAddInt(Header.NUMBERS + 4 * kind, 1) + 1;
  }

  /**
   * Allocates a record, filled with zeros to its end. It belongs to this process alone. Walks see
   * it after {@link #publish} has been called.
   *
   * @throws ArenaFullException if the arena's limit is reached or its file system is full, even
   *     after all garbage was freed; the search for garbage may take a second
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
   * Allocates a record for data that could also be stored elsewhere. Its content is undefined.
   *
   * @return null if the arena would have to grow into its last quarter, which is reserved for other
   *     data
   * @throws ArenaFullException if the file system is full
   */
  public Block allocateIfAmple(int size) {
    return allocator.allocateIfAmple(size, mostChunks() * 3 / 4);
  }

  /**
   * Allocates a record, filled with zeros, for a caller that can use something smaller; null if the
   * arena is full.
   */
  public Block allocateIfRoom(int size) {
    return allocator.allocateIfRoom(size, mostChunks());
  }

  private int mostChunks() {
    return head.getInt(Header.LIMIT);
  }

  /** Returns the largest size of the arena in bytes, as it was set in the main process. */
  public long limit() {
    return (long) mostChunks() * CHUNK;
  }

  /** Makes a filled record visible to all processes, with its type. */
  public void publish(Block record, RecordType type, int number, int creator) {
    walk.note(record.offset(), type);
    record.putInt(Header.NUMBER, number);
    record.putInt(Header.CREATOR, creator);
    record.setInt(Header.WORD, word(record, type, 0));
  }

  /**
   * Sets the type of a record that belongs to this process alone. The record stays so until {@link
   * #leave} or {@link #publish} is called. The rest of its header does not change.
   */
  public void keep(Block record, RecordType type) {
    keepFor(Tree.slotOfThisProcess(), record, type);
  }

  /**
   * Notes that a process may change a record that it has not itself looked up. It must be called
   * before the slot of that process is written there.
   */
  public void reaches(int slot, Block record) {
    touchedChunks.note(slot, (int) (record.offset() / CHUNK));
  }

  /**
   * Gives a record that this process has allocated to another process alone, which it {@link
   * #reaches}.
   */
  public void keepFor(int slot, Block record, RecordType type) {
    walk.note(record.offset(), type);
    record.setInt(Header.WORD, word(record, type, slot));
  }

  /** Makes a record that this process has {@link #keep kept} belong to all processes. */
  public void leave(Block record) {
    int word = record.getInt(Header.WORD);
    record.setInt(Header.WORD, Header.word(Header.lines(word), Header.type(word), 0));
  }

  /** Sets the number of a record that this process is about to keep. */
  public void number(Block record, int number) {
    record.setInt(Header.NUMBER, number);
  }

  /**
   * Makes a published record of a type belong to this process alone; false if there is no such
   * record any more.
   */
  public boolean takeOver(Block record, RecordType type) {
    return changeOwner(record, type, 0, Tree.slotOfThisProcess());
  }

  /** Publishes a record again that a process had taken over; false if it had not. */
  public boolean giveBack(Block record, RecordType type, int owner) {
    return changeOwner(record, type, owner, 0);
  }

  private static boolean changeOwner(Block record, RecordType type, int from, int to) {
    return record.casInt(Header.WORD, word(record, type, from), word(record, type, to));
  }

  private static int word(Block record, RecordType type, int owner) {
    return Header.word(Header.lines(record.getInt(Header.WORD)), type.number(), owner);
  }

  /** Frees a record. No process may use it any more. */
  public void free(Block record) {
    allocator.free(record);
  }

  /** Grows the arena as {@link Growth#grow} does. */
  boolean grow(int wanted, int most) {
    return new Growth(path, head).grow(wanted, most);
  }

  /**
   * Returns the record at an offset that {@link Block#offset} returned in this process or another.
   *
   * @throws IllegalArgumentException if the offset is outside of the arena
   */
  public Block at(long offset) {
    int chunk = (int) (offset / CHUNK);
    MappedByteBuffer buffer = chunks.used(chunk);
    if (buffer == null) {
      if (offset < 0 || chunk >= head.getInt(Header.CHUNKS)) {
        throw new IllegalArgumentException("offset=" + offset + " is outside of the arena");
      }
      buffer = chunks.use(chunk, touchedChunks);
    }
    return new Block(this, buffer, (int) (offset % CHUNK), offset);
  }

  /**
   * Returns the record at an offset that came from outside the arena.
   *
   * @throws IllegalArgumentException if there is no record of this type
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

  /**
   * Returns the record at an offset that came from outside the arena; null if there is no record of
   * this type.
   */
  public Block find(long offset, RecordType type) {
    Block block = find(offset);
    return block != null && type(block) == type ? block : null;
  }

  /**
   * Returns the record at an offset where there once was a record; null if the offset is outside
   * the arena's records.
   */
  public Block find(long offset) {
    return isInside(offset) ? at(offset) : null;
  }

  /**
   * Returns the record at an offset, only for looking at it. Nothing may be written to it that must
   * be mended if this process dies, because recovery does not search records that a process only
   * looked at. For other uses there is {@link #at}.
   */
  public Block look(long offset) {
    return isInside(offset) ? view(offset) : null;
  }

  /** Returns the block at an offset below the arena's end, only for looking at it. */
  Block view(long offset) {
    return new Block(this, chunks.look((int) (offset / CHUNK)), (int) (offset % CHUNK), offset);
  }

  private boolean isInside(long offset) {
    return offset >= Header.FIRST_RECORD
        && offset < head.getLong(Header.TAIL)
        && offset % ALIGNMENT == 0;
  }

  /**
   * Walks over all published records, in the order of their offsets. It also visits records of a
   * known type that a process has {@link #keep kept} or {@link #takeOver taken over}. The visitor
   * may only {@linkplain #look look at} the records.
   */
  public void forEach(RecordVisitor visitor) {
    walk.forEach(visitor);
  }

  /**
   * Walks in the same way over all published records of those chunks that have some records of a
   * type. The visitor also sees the other records of these chunks. So a process that searches for
   * few records need not map the whole arena.
   */
  public void forEachNear(RecordType type, RecordVisitor visitor) {
    walk.forEachNear(type, visitor);
  }

  /**
   * Walks, after certain deaths, over the records that the dead processes can have changed. It
   * frees records that they had allocated but not published.
   *
   * @param dead the slots of the dead processes
   */
  public void recover(BitSet dead, RecordVisitor visitor) {
    Growth.recover(head, dead);
    allocator.recover();
    walk.recover(dead, touchedChunks.take(dead), allocator.relisting(), visitor);
  }

  /** Returns the type of a record; {@link RecordType#NONE} if the record was freed. */
  public static RecordType type(Block record) {
    return RecordType.of(Header.type(record.getInt(Header.WORD)));
  }

  /** Returns the slot of the process that a record belongs to alone; 0 if there is none. */
  public static int owner(Block record) {
    return Header.owner(record.getInt(Header.WORD));
  }

  /** Returns the size of a record in bytes, including the bytes that belong to the arena. */
  public static int size(Block record) {
    return Header.lines(record.getInt(Header.WORD)) * Header.LINE;
  }

  /**
   * Returns the name of a record: its place and its number. A later record at the same place has
   * another name.
   */
  public static long name(Block record) {
    return ((record.offset() / ALIGNMENT) << Integer.SIZE) | Integer.toUnsignedLong(number(record));
  }

  /**
   * Returns the record with a name, only for {@linkplain #look looking at} it; null if it does not
   * exist any more.
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

  /** Changes the creator of a record from one slot to another; 0: no process. */
  public static boolean changeCreator(Block record, int from, int to) {
    return record.casInt(Header.CREATOR, from, to);
  }
}
