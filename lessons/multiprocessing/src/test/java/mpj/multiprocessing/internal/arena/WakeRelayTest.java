package mpj.multiprocessing.internal.arena;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a child wakes a sleeper before it has linked the kernel's calls; rows 4 and 17. */
@ExtendWith(NothingLeft.class)
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class WakeRelayTest {
  private static final int WORD = 64;
  private static final int THANKS = 68;
  private static final long SECONDS = 10;

  /**
   * Sleeps in the kernel as nobody does who looks for himself now and then: only a wake ends it. If
   * the word is changed before this thread sleeps, which takes a child much longer, all is well.
   */
  private static void awaitWake(Block block) {
    Kernel.require();
    long until = System.nanoTime() + SECONDS * 1_000_000_000L;
    try (var memory = java.lang.foreign.Arena.ofConfined()) {
      MemorySegment time = memory.allocateFrom(ValueLayout.JAVA_LONG, SECONDS, 0);
      long word = block.address(WORD);
      long failed = -1;
      while (failed != 0 && block.getInt(WORD) == 0) {
        failed = Kernel.call(Kernel.FUTEX, word, Kernel.FUTEX_WAIT, 0, time.address(), 0, 0);
      }
    }
    assertThat(System.nanoTime()).as("woken in time").isLessThan(until);
  }

  /** Changes the word and wakes its sleepers; tells by the exit code whether it linked for that. */
  private static void change(long offset) {
    wake(offset);
    System.exit(Kernel.ready() ? 1 : 0);
  }

  private static void wake(long offset) {
    Block block = Tree.current().arena().at(offset);
    block.setInt(WORD, 1);
    Futex.wakeAll(block, WORD);
  }

  private static Path pipe() throws Exception {
    Path pipe = Tree.current().directory().resolve("wakes");
    var child = new ChildProcess(() -> {}); // the first has the main process begin
    child.start();
    child.join();
    while (!Files.exists(pipe)) {
      Thread.onSpinWait();
    }
    return pipe;
  }

  private static ChildProcess changing(Block block) {
    long offset = block.offset();
    var child = new ChildProcess(() -> change(offset));
    child.start();
    return child;
  }

  @Test
  void shouldHaveTheMainProcessWakeForAChildThatHasNotLinked() throws Exception {
    pipe();
    Block block = Tree.current().arena().allocate(128);
    ChildProcess child = changing(block);
    awaitWake(block);
    child.join();
    assertThat(child.exitCode()).hasValue(0);
  }

  @Test
  void f17ShouldGoOnAfterOrdersThatMakeNoSense() throws Exception {
    long seed = Effort.seed();
    System.out.println("seed=" + seed);
    var noise = new byte[16 * 64];
    new Random(seed).nextBytes(noise);
    Files.write(pipe(), noise, StandardOpenOption.WRITE);
    Block block = Tree.current().arena().allocate(128);
    ChildProcess child = changing(block);
    awaitWake(block);
    child.join();
    assertThat(child.exitCode()).hasValue(0);
  }

  @Test
  void shouldWakeByItselfWhereThereIsNoPipe() throws Exception {
    Files.delete(pipe());
    Block block = Tree.current().arena().allocate(128);
    long offset = block.offset();
    var child =
        new ChildProcess(() -> {
          wake(offset);
          while (Tree.current().arena().at(offset).getInt(THANKS) == 0) {
            Thread.onSpinWait(); // the wake comes after the link, which an end would cut short
          }
        });
    child.start();
    awaitWake(block);
    block.setInt(THANKS, 1);
    child.join();
    assertThat(child.exitCode()).hasValue(0);
  }
}
