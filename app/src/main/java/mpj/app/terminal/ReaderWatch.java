package mpj.app.terminal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sees that nobody reads standard output any more, where it is a pipe. A write would tell as well,
 * but a bench, or a lesson that counts outcomes, may not write for minutes.
 *
 * <p>The kernel tells it by {@code poll}, which a thread waits in. Most commands are done before
 * that thread does anything; where there is no {@code /proc} it is not started.
 */
final class ReaderWatch {
  private static final int STANDARD_OUTPUT = 1;
  private static final long PATIENCE_MILLIS = 400;
  private static final int POLLERR = 8;
  private static final int NO_END = -1;
  private static final long BYTES_OF_POLLFD = 8; // int fd, short events, short revents
  private static final long RESULT_OFFSET = 6;

  private ReaderWatch() {}

  /** Begins to watch, if there is anything to watch; the action is called at most once. */
  static void start(Runnable whenGone) {
    if (isPipe()) {
      Thread.ofPlatform().name("reader-watch").daemon().start(() -> watch(whenGone));
    }
  }

  private static boolean isPipe() {
    try {
      Path output = Files.readSymbolicLink(Path.of("/proc/self/fd/" + STANDARD_OUTPUT));
      return output.toString().startsWith("pipe:") || output.toString().startsWith("socket:");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static void watch(Runnable whenGone) {
    try (Arena arena = Arena.ofConfined()) {
      Thread.sleep(PATIENCE_MILLIS);
      MemorySegment wish = arena.allocate(BYTES_OF_POLLFD, Integer.BYTES);
      wish.set(ValueLayout.JAVA_INT, 0, STANDARD_OUTPUT); // no events: an error is always told
      MethodHandle poll = poll();
      int answers = 0;
      while (answers <= 0) { // less than 0: a signal came
        answers = (int) poll.invokeExact(wish, 1L, NO_END);
      }
      if ((wish.get(ValueLayout.JAVA_SHORT, RESULT_OFFSET) & POLLERR) != 0) {
        whenGone.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      // No poll here: the next write will tell.
    }
  }

  @SuppressWarnings("restricted") // the tool has native access
  private static MethodHandle poll() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().find("poll").orElseThrow(),
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_INT));
  }
}
