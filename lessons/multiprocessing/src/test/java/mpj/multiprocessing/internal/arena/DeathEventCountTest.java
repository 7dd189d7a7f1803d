package mpj.multiprocessing.internal.arena;

import static org.assertj.core.api.Assertions.assertThat;

import mpj.multiprocessing.Children;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.TestThreads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** No death is slept through, be it mended just before the sleep or in the middle of it. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class DeathEventCountTest {
  private static final int WORD = 64;

  /** Half of what a patient sleeper sleeps at most; a busy machine may need more than once. */
  private static final long AWAKE_NANOS = 500_000_000;

  private static final int TRIES = 5;

  private final Tree tree = Tree.current();
  private final Block block = tree.arena().allocate(128);

  /** Returns a pause that sleeps as long as any does. */
  private Backoff patient() throws InterruptedException {
    Backoff backoff = new Backoff(Backoff.FOREVER);
    for (int nap = 0; nap < Futex.PATIENT; nap++) {
      backoff.sleep(block, WORD, 0);
    }
    return backoff;
  }

  @Test
  void shouldNotFallAsleepWhenADeathWasMendedAfterTheLastLook() throws Exception {
    Backoff backoff = patient();
    long slept = AWAKE_NANOS;
    for (int i = 0; i < TRIES && slept >= AWAKE_NANOS; i++) {
      DeathEventCount.countUp(tree);
      long began = System.nanoTime();
      backoff.sleep(block, WORD, 0);
      slept = System.nanoTime() - began;
    }
    assertThat(slept).isLessThan(AWAKE_NANOS);
  }

  @Test
  void shouldWakeWhoeverSleepsOnWhateverWord() throws Exception {
    Backoff backoff = patient();
    long late = AWAKE_NANOS;
    for (int i = 0; i < TRIES && late >= AWAKE_NANOS; i++) {
      long[] mended = new long[1];
      Thread sleeper = Thread.currentThread();
      Thread mender =
          TestThreads.of(() -> {
            Children.awaitAsleep(sleeper);
            mended[0] = System.nanoTime();
            DeathEventCount.countUp(tree);
          });
      mender.start();
      backoff.sleep(block, WORD, 0);
      mender.join();
      late = System.nanoTime() - mended[0];
    }
    assertThat(late).isLessThan(AWAKE_NANOS);
  }
}
