package mpj.multiprocessing.internal.arena;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Makes files beside the arena, for data that is too large for the arena or has a name of its own.
 * As in the arena, garbage is freed before the files become too large: more than twice what was in
 * use after the last look for garbage, plus 64 MiB. It is also freed before making a file fails
 * because there is no room.
 */
public final class LargeFiles {
  /** As long as fewer bytes were made in files, this process does not look for garbage. */
  private static final long SOME = 64L << 20;

  /**
   * The files are counted again after this process has made files for a sixteenth of the bytes that
   * it counted last. So counting costs little beside writing them.
   */
  private static final int SHARE = 16;

  /**
   * Makes a file, completely or not at all. It is called again if the first attempt fails and
   * garbage was freed.
   */
  public interface Making {
    void make() throws IOException;
  }

  private final File directory;
  private final AtomicLong made = new AtomicLong(); // the bytes made since all files were counted
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
   * @throws IOException if it cannot be made, even after all garbage was freed
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

  /** Counts the bytes of all existing files. So no death can make the sum wrong. */
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
