package mpj.multiprocessing.internal.codec;

import java.util.function.Supplier;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * A thread with a large stack, which can read deeply nested values. One thread writes a value and
 * another reads it. The reader's stack may be smaller, but that must not decide whether it can read
 * the value.
 */
final class DeepStack extends LibraryThread {
  /**
   * The size of the stack. Unused parts cost only addresses. Reading takes half a kilobyte to two
   * kilobytes for each level.
   */
  private static final long BYTES = 256L << 20;

  private final Supplier<Object> work;
  private Object value;
  private Throwable thrown;

  private DeepStack(Supplier<Object> work) {
    super("mpj-deep", BYTES);
    runsCodeOfItsStarter();
    this.work = work;
  }

  /** Returns whether the current thread is such a thread. */
  static boolean isHere() {
    return Thread.currentThread() instanceof DeepStack;
  }

  /**
   * Reads a part of a message, however deeply it is nested and however small this thread's stack
   * is. If this thread's stack overflows, the part is read again from its beginning on a thread
   * with a large stack.
   */
  static Object read(Decoder in, Supplier<Object> part) {
    if (!in.attached.begin()) {
      return part.get(); // it is inside a part that is already being read
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

  /**
   * Runs the work on such a thread. Returns its value, or throws its exception. An interrupt is
   * kept.
   */
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
