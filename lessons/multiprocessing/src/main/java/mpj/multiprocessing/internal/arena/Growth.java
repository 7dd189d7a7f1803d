package mpj.multiprocessing.internal.arena;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.concurrent.locks.LockSupport;

/** How an arena grows: by one chunk at a time, up to its limit. */
final class Growth {
  /**
   * How long a process sleeps while another one grows the arena: about the time to write a chunk.
   */
  private static final long CHUNK_NANOS = 100_000;

  /**
   * The largest limit in chunks. A record's place, in units of {@link Arena#ALIGNMENT}, is then a
   * positive int.
   */
  private static final int MOST = 1 << 17;

  private static final int DEFAULT = 1024;

  private final Path path;
  private final Block head;

  /** Uses the file of an arena, and the arena's head. */
  Growth(Path path, Block head) {
    this.path = path;
    this.head = head;
  }

  /** Returns the limit of a new arena in chunks, which are MiB. */
  static int limit() {
    return Math.min(Integer.getInteger("mpj.arena.megabytes", DEFAULT), MOST);
  }

  /**
   * Grows the arena to {@code wanted} chunks. Only one process writes zeros at a time, because
   * writing a chunk twice would erase data that is in use.
   *
   * @return false if {@code wanted} is more than {@code most}
   * @throws mpj.multiprocessing.ArenaFullException if the file system is full
   */
  boolean grow(int wanted, int most) {
    if (wanted > most) {
      return false;
    }
    int me = Tree.slotOfThisProcess();
    while (!head.casInt(Header.GROWING, 0, me)) {
      LockSupport.parkNanos(CHUNK_NANOS);
    }
    try {
      int have = head.getInt(Header.CHUNKS);
      if (have < wanted) {
        MappedFile.extend(path, (long) have * Arena.CHUNK, Arena.CHUNK);
        head.setInt(Header.CHUNKS, have + 1);
      }
      return true;
    } catch (IOException e) {
      throw NoRoomException.unchecked("no room for more shared memory:", path.getParent(), e);
    } finally {
      head.casInt(Header.GROWING, me, 0);
    }
  }

  /** Lets other processes grow the arena if a process died while it did so. */
  static void recover(Block head, BitSet dead) {
    dead.stream().forEach(slot -> head.casInt(Header.GROWING, slot, 0));
  }
}
