package mpj.multiprocessing.wire;

import java.util.function.Supplier;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * A thread whose stack holds what is nested deeply. A value is written by one thread and read by
 * another, which may have a smaller stack, so its own must not decide whether it can read it.
 */
final class DeepStack extends LibraryThread {
  /** As far as it is not used it costs addresses only. Read in half a kilobyte to two a level. */
  private static final long BYTES = 256L << 20;

  private final Supplier<Object> work;
  private Object value;
  private Throwable thrown;

  private DeepStack(Supplier<Object> work) {
    super("mpj-deep", BYTES);
    runsCodeOfItsStarter();
    this.work = work;
  }

  /** Tells whether this thread is one. */
  static boolean isHere() {
    return Thread.currentThread() instanceof DeepStack;
  }

  /**
   * Reads a part of a message, however deep it is, and however small this thread's stack is: what
   * overflows that is read again, from its beginning, on such a thread.
   */
  static Object read(Decoder in, Supplier<Object> part) {
    if (!in.attached.begin()) {
      return part.get(); // it lies inside of what is read so
    }
    int known = in.programs.size();
    try {
      return part.get();
    } catch (StackOverflowError e) {
      in.programs.subList(known, in.programs.size()).clear();
      in.attached.again();
      return call(part);
    } finally {
      in.attached.end();
    }
  }

  /** Runs the work on such a thread, and returns or throws what it does. An interrupt is kept. */
  private static Object call(Supplier<Object> work) {
    DeepStack thread = new DeepStack(work);
    thread.start();
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return switch (thread.thrown) {
      case Error e -> throw e;
      case RuntimeException e -> throw e;
      case null, default -> thread.value;
    };
  }

  @Override
  public void run() {
    try {
      value = work.get();
    } catch (RuntimeException | Error e) {
      thrown = e;
    }
  }
}
