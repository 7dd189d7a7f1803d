package mpj.multiprocessing.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.shared.IntValue;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Row P13: bursts, of which the first twenty find a JVM that stands by. In a part of the stress
 * they are smaller, with ten that find none at least.
 */
@ExtendWith(NothingLeft.class)
@Timeout(300)
class ManyStress {
  private static final int STANDBYS = 20;
  private static final int MANY = Math.max(STANDBYS + 10, Effort.rounds(100));
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ParameterizedTest
  @EnumSource(names = {"FORKSERVER", "FORK"})
  void p13ShouldEndAllOfABurstWithZero(StartMethod method) throws Exception {
    var ran = new IntValue(0);
    assertThat(exitCodes(start(method, ran::increment))).containsOnly(0);
    assertThat(ran.get()).isEqualTo(MANY);
    assertThat(ChildProcess.activeChildren()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void p13ShouldEndAllThatAreTerminatedAtOnceWithTheSignal(StartMethod method) throws Exception {
    List<ChildProcess> children = start(method, () -> Thread.sleep(Duration.ofDays(1)));
    children.forEach(ChildProcess::terminate);
    assertThat(exitCodes(children)).containsOnly(-15);
  }

  private static List<ChildProcess> start(StartMethod method, Task task) throws Exception {
    Context context = Context.of(method).standbys(STANDBYS).prepare();
    List<Long> standing = ProcessHandle.current().children().map(ProcessHandle::pid).toList();
    assertThat(standing).hasSize(method == StartMethod.SPAWN ? 0 : STANDBYS);
    List<ChildProcess> children = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      ChildProcess child = context.process(task);
      child.start();
      children.add(child);
    }
    assertThat(children)
        .extracting(ChildProcess::pid)
        .doesNotHaveDuplicates()
        .containsAll(standing);
    return children;
  }

  private static List<Integer> exitCodes(List<ChildProcess> children) throws InterruptedException {
    List<Integer> codes = new ArrayList<>();
    for (ChildProcess child : children) {
      assertThat(child.join(PATIENCE)).as("end of %s", child).isTrue();
      codes.add(child.exitCode().orElseThrow());
    }
    return codes;
  }
}
