package mpj.lessons.lesson7;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.RealRun;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RemoteDemoRunTest {
  @Test
  void shouldLetInAProgramThatKnowsTheKeyAndNoOther() throws Exception {
    RealRun run = RealRun.of(7, "remote", Map.of("items", 2));
    assertThat(run.problems()).isEmpty();
    assertThat(run.lines("guests: "))
        .extracting(OutputLine::text)
        .containsExactly("guests: [host, stranger 1, stranger 2]");
    assertThat(run.lines("intruder: refused: ").getFirst().text()).contains("another key");
    assertThat(run.run().children()).extracting(ProcessRecord::name).hasSize(1);
  }
}
