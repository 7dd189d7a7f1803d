package mpj.multiprocessing.internal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Program;
import mpj.multiprocessing.internal.arena.Kernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A main process that is process 1, as the only one of a container often is. */
@Timeout(120)
@ExtendWith(NothingLeft.class)
class OrphansOfOneTest {
  private static final List<String> AS_ONE =
      List.of("unshare", "--map-root-user", "--pid", "--fork", "--kill-child", "--mount-proc");

  private static List<String> asOne(List<String> command) {
    List<String> all = new ArrayList<>(AS_ONE);
    all.addAll(command);
    return all;
  }

  private static boolean canBeOne() throws InterruptedException {
    try {
      return new ProcessBuilder(asOne(List.of("true")))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void shouldReapTheOrphansThatItIsGiven() throws Exception {
    assumeThat(Kernel.available() && canBeOne()).as("a main process can be process 1").isTrue();
    ProcessBuilder root = CommandLine.of(JvmSettings.NONE, OrphansOfOneRoot.class.getName());
    root.command(asOne(root.command()));

    assertThat(Program.lines(root)).containsExactly("pid 1", "middle true", "left false");
  }
}
