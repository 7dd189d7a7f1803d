package mpj.multiprocessing.arena;

import static org.assertj.core.api.Assertions.assertThat;

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

  /** Sleeps as nobody does who looks for himself now and then. */
  private static void awaitChange(Block block) throws InterruptedException {
    Kernel.require();
    while (block.getInt(WORD) == 0) {
      Futex.sleep(block, WORD, 0, Pause.FOREVER, Futex.PATIENT);
    }
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
    awaitChange(block);
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
    awaitChange(block);
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
    awaitChange(block);
    block.setInt(THANKS, 1);
    child.join();
    assertThat(child.exitCode()).hasValue(0);
  }
}
