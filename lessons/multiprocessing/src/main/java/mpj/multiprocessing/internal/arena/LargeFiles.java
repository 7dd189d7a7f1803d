package mpj.multiprocessing.internal.arena;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The making of files beside the arena, for what is too large for it or has a name of its own. As
 * with the arena, what nobody needs any more is freed before the files are more than twice what was
 * in use, and before one fails for want of room.
 */
public final class LargeFiles {
  /** Bytes that are no reason to look for garbage. */
  private static final long SOME = 64L << 20;

  /** The files are counted in the time that it takes to write such a part of them. */
  private static final int SHARE = 16;

  /** Makes a file, wholly or not at all. It may be asked to several times. */
  public interface Making {
    void make() throws IOException;
  }

  private final File directory;
  private final AtomicLong made = new AtomicLong(); // bytes, since all files were counted
  private volatile long nextCount = SOME;
  private volatile long most = SOME;
  private volatile Reclaimer reclaimer; // null: none

  LargeFiles(Path directory) {
    this.directory = directory.toFile();
  }

  void beforeGrowth(Reclaimer asked) {
    reclaimer = asked;
  }

  /**
   * Makes a file in the tree's directory.
   *
   * @throws IOException if it cannot be made, also once all garbage was freed
   */
  public void make(long bytes, Making making) throws IOException {
    Reclaimer asked = reclaimer;
    if (asked != null) {
      reclaimIfMuch(asked, bytes);
    }
    try {
      making.make();
    } catch (IOException e) {
      if (asked == null || isForGood(e)) {
        throw e;
      }
      makeWithReclaimed(asked, new Attempt(making, e));
    }
  }

  private void reclaimIfMuch(Reclaimer asked, long bytes) {
    long sum = made.addAndGet(bytes);
    if (sum < nextCount || !made.compareAndSet(sum, 0)) {
      return;
    }
    long there = count();
    if (there > most) {
      asked.reclaimAll();
      there = count();
      most = 2 * there + SOME;
    }
    nextCount = Math.max(SOME, there / SHARE);
  }

  /** Counts the bytes of all files, so that no death can make the sum wrong. */
  private long count() {
    File[] files = directory.listFiles();
    long sum = 0;
    for (File file : files == null ? new File[0] : files) {
      sum += file.length();
    }
    return sum;
  }

  private boolean isForGood(IOException failure) {
    return !directory.isDirectory()
        || (failure instanceof NoRoomException room && !room.isOfFileSystem());
  }

  private static void makeWithReclaimed(Reclaimer asked, Attempt attempt) throws IOException {
    if (asked.reclaimFor(attempt) == null) {
      throw attempt.failure;
    }
  }

  private static final class Attempt implements Supplier<Attempt> {
    private final Making making;
    private IOException failure;

    Attempt(Making making, IOException failure) {
      this.making = making;
      this.failure = failure;
    }

    @Override
    public Attempt get() {
      try {
        making.make();
        return this;
      } catch (IOException e) {
        failure = e;
        return null;
      }
    }
  }
}
