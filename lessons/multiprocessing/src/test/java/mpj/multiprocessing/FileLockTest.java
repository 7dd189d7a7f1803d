package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.sync.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files' locks of the program, which the kernel looks through for circles of processes that wait
 * for each other: no process of a tree waits for a file's lock on its own account.
 */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class FileLockTest {
  private static final long SOME_MILLIS = 300;

  @TempDir Path folder;

  private static FileChannel open(String file) throws IOException {
    return FileChannel.open(Path.of(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void holdUntil(Event end, Event held, String file) throws Exception {
    try (FileChannel channel = open(file)) {
      channel.lock();
      held.set();
      end.await();
    }
  }

  @Test
  void shouldLetAParentWaitForALockThatItsChildHolds() throws Exception {
    String file = folder.resolve("shared").toString();
    var held = new Event();
    var end = new Event();
    var child = new ChildProcess(() -> holdUntil(end, held, file));
    child.start();
    held.await();
    try (FileChannel channel = open(file)) {
      var waiting = new FutureTask<>((Callable<Boolean>) () -> channel.lock().isValid());
      var thread = new Thread(waiting);
      thread.start();
      thread.join(SOME_MILLIS); // it ends at once where the kernel sees a circle
      end.set();
      assertThat(waiting.get(Children.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
    child.join();
    assertThat(child.exitCode()).hasValue(0);
  }
}
