package mpj.multiprocessing.internal.arena;

import static org.assertj.core.api.Assertions.assertThat;

import mpj.multiprocessing.Children;
import mpj.multiprocessing.NothingLeft;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 22 of what must survive: a wake-up that is late, for whoever does it is stopped. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class FutexTest {
  private static final int WORD = 64;

  private static void sleep(Block block) {
    try {
      Futex.sleep(block, WORD, 0, Backoff.FOREVER, Futex.PATIENT);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest(name = "virtual={0}")
  @ValueSource(booleans = {false, true})
  void f22ShouldNotSleepLongOnAWordThatHasChanged(boolean virtual) throws Exception {
    Kernel.require();
    Block block = Tree.current().arena().allocate(128);
    block.setInt(WORD, 0);
    Runnable sleep = () -> sleep(block);
    Thread thread = virtual ? Thread.ofVirtual().start(sleep) : Thread.ofPlatform().start(sleep);
    Children.awaitAsleep(thread);
    block.setInt(WORD, 1); // and nobody wakes it
    assertThat(thread.join(Children.SOON)).isTrue();
  }
}
