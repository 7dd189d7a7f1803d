package mpj.app.narration;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mpj.app.run.DemoRun;
import mpj.app.run.RunListener;
import mpj.app.run.Silence;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Settings;
import mpj.lessons.story.NotedLine;

/**
 * Tells a run no faster than a person reads. Lines that come faster wait in a row; the processes
 * never wait, and the times on the lines are those of the run.
 */
public final class Pace implements RunListener {
  /** The speed where none is chosen. */
  public static final double STANDARD = 1;

  private static final long LINE_NANOS = 60_000_000;
  private static final long LETTER_OF_NOTE_NANOS = 8_000_000;

  private final RunListener to;
  private final double speed;
  private final BlockingQueue<Runnable> row = new LinkedBlockingQueue<>();
  private Thread teller;
  private volatile boolean telling;
  private volatile CountDownLatch hurry = new CountDownLatch(1);

  /**
   * Creates one.
   *
   * @param speed 2 for twice as fast
   */
  public Pace(RunListener to, double speed) {
    this.to = to;
    this.speed = speed;
  }

  @Override
  public void begins(DemoEntry demo, Settings settings, long startNanos) {
    to.begins(demo, settings, startNanos);
    row.clear();
    hurry = new CountDownLatch(1);
    telling = true;
    teller = Thread.ofPlatform().daemon().name("narration").start(this::tell);
  }

  private void tell() {
    try {
      while (telling) {
        row.take().run();
      }
    } catch (InterruptedException e) {
      telling = false; // the run was left
    }
  }

  @Override
  public void line(NotedLine line) {
    row.add(() -> {
      to.line(line);
      rest(line);
    });
  }

  /** Leaves time to read the line, unless nobody reads any more. */
  private void rest(NotedLine line) {
    int letters = line.note() == null ? 0 : line.note().length();
    long nanos = (long) ((LINE_NANOS + letters * LETTER_OF_NOTE_NANOS) / speed);
    if (to.isWanted()) {
      try {
        var _ = hurry.await(nanos, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        hurry.countDown();
      }
    }
  }

  /** While lines wait to be read, nothing else is said. */
  @Override
  public void quiet(Silence silence) {
    if (row.isEmpty()) {
      to.quiet(silence);
    }
  }

  @Override
  public void ended(DemoRun run) {
    row.add(() -> telling = false);
    boolean interrupted = false;
    while (teller.isAlive()) {
      try {
        teller.join();
      } catch (InterruptedException e) {
        interrupted = true;
        hurry.countDown();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    to.ended(run);
  }

  @Override
  public boolean isWanted() {
    return to.isWanted();
  }
}
