package mpj.multiprocessing;

import static mpj.multiprocessing.Children.SOON;
import static mpj.multiprocessing.Children.exitCode;
import static mpj.multiprocessing.Children.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import mpj.multiprocessing.sync.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row P11: what exit hooks can use of the library. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class ExitHookTest {
  @Test
  void p11AHookOfAChildCanUseAllOfTheTree() throws Exception {
    var queue = new Queue<byte[]>();
    var lock = new Lock();
    var child =
        start(
            new ChildProcess(() -> {
              Thread hook = new Thread(() -> lastWords(queue, lock));
              Runtime.getRuntime().addShutdownHook(hook);
            }));
    assertThat(queue.get(SOON)).hasSize(1);
    assertThat(queue.get(SOON)).hasSize(100_000);
    assertThat(queue.get(SOON)).hasSize(7);
    assertThat(exitCode(child)).isZero();
    assertThat(lock.isLocked()).isFalse();
  }

  private static void lastWords(Queue<byte[]> queue, Lock lock) {
    try (var _ = lock.hold()) {
      queue.put(new byte[1]);
      queue.put(new byte[100_000]);
      var own = new Queue<Integer>();
      own.put(7);
      queue.put(new byte[own.get()]);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void p11AHookOfMainIsToldThatTheTreeHasEnded() throws Exception {
    Program.End end = Program.run(CommandLine.of(JvmSettings.NONE, ExitHookRoot.class.getName()));
    List<String> said = end.lines();
    assertThat(end.exitCode()).as("%s", said).isZero();
    assertThat(said).hasSize(2);
    assertThat(said.get(0))
        .startsWith(
            "mpj.multiprocessing.TreeEndedException: the process tree has ended: directory=");
    assertThat(said.get(1))
        .startsWith("java.lang.IllegalStateException: this process is ending")
        .contains("pid=" + end.pid());
  }
}
