package mpj.multiprocessing.arena;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * One mapped file that all processes of a tree share, made of records. It grows by whole chunks,
 * each written with zeros before anyone is told of it: a full file system is then an error here and
 * now, never at some later access.
 *
 * <p>Safe against death at any instruction: a record is claimed by one compare-and-swap of the word
 * that also tells its size, so that the walk from record to record never meets a hole.
 */
public final class Arena {
  /** Bytes of one chunk, and the most that one record can have. */
  public static final int CHUNK = 1 << 20;

  /** Bytes at the beginning of each record that belong to the arena. */
  public static final int RECORD_HEADER = 16;

  /** About what it takes to write a chunk. */
  private static final long GROWTH_NANOS = 100_000;

  private static final long LIMIT = Long.getLong("mpj.arena.megabytes", 1024) << 20;

  private final Path path;
  private final Block head;
  private volatile MappedByteBuffer[] chunks = new MappedByteBuffer[16];

  private Arena(Path path) throws IOException {
    this.path = path;
    this.head = new Block(chunk(0), 0, 0);
  }

  /** Makes the file, which must not exist yet, with room for the table and a first chunk. */
  public static Arena create(Path path) throws IOException {
    MappedFile.create(path, CHUNK);
    Arena arena = new Arena(path);
    arena.head.putInt(Header.CHUNKS, 1);
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

  /** Counts up the names of a kind of thing, from 1. */
  public int nextNumber(int type) {
    return head.getAndAddInt(Header.NUMBERS + 4 * type, 1) + 1;
  }

  /**
   * Allocates a record, filled with zeros, and hands it to nobody yet: it is seen by walks once
   * {@link #publish} has been called.
   *
   * @throws ArenaFullException if the arena's limit is reached or its file system is full
   */
  public Block allocate(int size) {
    int lines = (size + Header.LINE - 1) / Header.LINE;
    if (size <= RECORD_HEADER || size > CHUNK - Header.LINE) {
      throw new IllegalArgumentException("size=" + size + " of a record is not in 17.." + CHUNK);
    }
    Block reused = head.getInt(Header.FREED) > 0 ? reuse(lines) : null;
    return reused != null ? reused : append(lines);
  }

  /** Makes a filled record visible to all, with its type, one of 1 to 31. */
  public void publish(Block record, int type, int number, int creator) {
    note(types(record.offset()), 1 << type);
    record.putInt(Header.NUMBER, number);
    record.putInt(Header.CREATOR, creator);
    record.setInt(Header.WORD, Header.word(Header.lines(record.getInt(Header.WORD)), type));
  }

  /** Notes what a chunk has, for good. */
  private void note(int at, int type) {
    if ((head.getInt(at) & type) == 0) {
      head.getAndOrInt(at, type);
    }
  }

  private static int types(long offset) {
    return Header.TYPES + Integer.BYTES * (int) (offset / CHUNK % Header.CHUNKS_TOLD_APART);
  }

  /** Gives a record back. Nobody may use it any more. */
  public void free(Block record) {
    int lines = Header.lines(record.getInt(Header.WORD));
    record.setInt(Header.WORD, Header.word(lines, Header.FREE));
    head.getAndAddInt(Header.FREED, 1);
    remember(lines, record.offset());
  }

  /**
   * Remembers where a record is free. That is a hint, which may be lost or out of date; what holds
   * is the record's word. Where a record begins never changes.
   */
  private void remember(int lines, long offset) {
    head.setLong(freedAt(lines, (int) (offset / Header.LINE % Header.PLACES)), offset);
  }

  private static int freedAt(int lines, int place) {
    return Header.FREED_AT + Long.BYTES * (lines % Header.CLASSES * Header.PLACES + place);
  }

  /**
   * Returns a free record of that size, null if there is none. All are looked through only before
   * the arena would have to grow.
   */
  private Block reuse(int lines) {
    Block remembered = reuseRemembered(lines);
    return remembered != null || hasRoom(lines) ? remembered : search(lines);
  }

  private Block reuseRemembered(int lines) {
    int wanted = Header.word(lines, Header.FREE);
    for (int place = 0; place < Header.PLACES; place++) {
      int at = freedAt(lines, place);
      long offset = head.getLong(at);
      if (offset != 0) {
        Block record = at(offset);
        if (record.getInt(Header.WORD) == wanted
            && head.casLong(at, offset, 0)
            && take(record, lines)) {
          return record;
        }
      }
    }
    return null;
  }

  private boolean take(Block record, int lines) {
    if (!record.casInt(Header.WORD, Header.word(lines, Header.FREE), allocating(lines))) {
      return false;
    }
    head.getAndAddInt(Header.FREED, -1);
    record.clear(Header.NUMBER, lines * Header.LINE - Header.NUMBER);
    return true;
  }

  private boolean hasRoom(int lines) {
    long tail = head.getLong(Header.TAIL);
    long size = (long) lines * Header.LINE;
    long left = CHUNK - tail % CHUNK;
    long from = size <= left ? tail : tail + left;
    return from + size <= (long) head.getInt(Header.CHUNKS) * CHUNK;
  }

  /** Takes the first free record of that size, and remembers where the next ones are. */
  private Block search(int lines) {
    long end = head.getLong(Header.TAIL);
    int wanted = Header.word(lines, Header.FREE);
    Block taken = null;
    int others = 0;
    for (long at = Header.FIRST_RECORD; at < end && others < Header.PLACES; ) {
      Block record = at(at);
      int word = record.getInt(Header.WORD);
      if (word == wanted && taken != null) {
        remember(lines, at);
        others++;
      } else if (word == wanted && take(record, lines)) {
        taken = record;
      }
      at += (long) Header.lines(word) * Header.LINE;
    }
    return taken;
  }

  private Block append(int lines) {
    int size = lines * Header.LINE;
    while (true) {
      long tail = head.getLong(Header.TAIL);
      int chunk = (int) (tail / CHUNK);
      if (chunk >= head.getInt(Header.CHUNKS)) {
        grow(chunk + 1);
      }
      Block record = at(tail);
      int word = record.getInt(Header.WORD);
      if (word == 0) {
        int left = CHUNK - (int) (tail % CHUNK);
        boolean fits = size <= left;
        word = fits ? allocating(lines) : Header.word(left / Header.LINE, Header.FILLER);
        if (record.casInt(Header.WORD, 0, word) && fits) {
          head.casLong(Header.TAIL, tail, tail + size);
          return record;
        }
        word = record.getInt(Header.WORD);
      }
      head.casLong(Header.TAIL, tail, tail + (long) Header.lines(word) * Header.LINE);
    }
  }

  private static int allocating(int lines) {
    return Header.word(lines, Header.ALLOCATING);
  }

  /** Only one process writes zeros at a time: twice the same chunk would wipe what is in use. */
  private void grow(int wanted) {
    if ((long) wanted * CHUNK > LIMIT) {
      throw new ArenaFullException(
          "the shared memory of this process tree is full: limitMegabytes="
              + (LIMIT >> 20)
              + "; set -Dmpj.arena.megabytes=N higher, or bound queues and close pools that are no"
              + " longer needed");
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
    } catch (IOException e) {
      throw ArenaFullException.of("no room for more shared memory:", path.getParent(), e);
    } finally {
      head.casInt(Header.GROWING, me, 0);
    }
  }

  /** Lets the arena grow again when the process that was about to do it has died. */
  public void recoverGrowth(int deadSlot) {
    head.casInt(Header.GROWING, deadSlot, 0);
  }

  /** Returns the record at an offset that {@link Block#offset} gave, in this process or another. */
  public Block at(long offset) {
    int chunk = (int) (offset / CHUNK);
    MappedByteBuffer[] known = chunks;
    MappedByteBuffer buffer = chunk < known.length ? known[chunk] : null;
    if (buffer == null) {
      if (offset < 0 || chunk >= head.getInt(Header.CHUNKS)) {
        throw new IllegalArgumentException("offset=" + offset + " is outside of the arena");
      }
      buffer = chunk(chunk);
    }
    return new Block(buffer, (int) (offset % CHUNK), offset);
  }

  /**
   * Returns the record at an offset that came from outside.
   *
   * @throws IllegalArgumentException if no record of this type is there
   */
  public Block at(long offset, int type) {
    if (offset >= Header.FIRST_RECORD && offset % Header.LINE == 0) {
      Block block = at(offset);
      if (type(block) == type) {
        return block;
      }
    }
    throw new IllegalArgumentException(
        "nothing of this kind is in the shared memory of this tree: offset="
            + offset
            + " type="
            + type);
  }

  private synchronized MappedByteBuffer chunk(int number) {
    if (number >= chunks.length || chunks[number] == null) {
      int length = number < chunks.length ? chunks.length : Math.max(number + 1, 2 * chunks.length);
      MappedByteBuffer[] known = Arrays.copyOf(chunks, length);
      try {
        known[number] = MappedFile.map(path, (long) number * CHUNK, CHUNK);
        chunks = known; // a new array each time: what is in it is seen with it
      } catch (IOException e) {
        throw ArenaFullException.of("the shared memory cannot be mapped:", path.getParent(), e);
      }
    }
    return chunks[number];
  }

  /** Walks over all published records, in the order of their offsets. */
  public void forEach(RecordVisitor visitor) {
    walk(Header.FIRST_RECORD, head.getLong(Header.TAIL), visitor);
  }

  /**
   * Walks over all published records of the chunks that have some of a type, others among them: a
   * process that looks for few things need not map the whole arena.
   */
  public void forEachNear(int type, RecordVisitor visitor) {
    long end = head.getLong(Header.TAIL);
    for (long chunk = 0; chunk < end; chunk += CHUNK) {
      if ((head.getInt(types(chunk)) & 1 << type) != 0) {
        walk(Math.max(chunk, Header.FIRST_RECORD), Math.min(chunk + CHUNK, end), visitor);
      }
    }
  }

  private void walk(long from, long to, RecordVisitor visitor) {
    for (long at = from; at < to; ) {
      Block record = at(at);
      int word = record.getInt(Header.WORD);
      if (Header.type(word) < Header.FILLER) {
        visitor.visit(Header.type(word), record);
      }
      at += (long) Header.lines(word) * Header.LINE;
    }
  }

  /** Returns the type of a record. */
  public static int type(Block record) {
    return Header.type(record.getInt(Header.WORD));
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
