package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Row P10: which ends of the main process wait for its children that are no daemons. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class MainEndTest {
  @ParameterizedTest
  @CsvSource({"return, 0, true", "throw, 1, true", "exit, 3, false"})
  void p10ShouldWaitForItsChildrenUnlessItEndsAllByAnExit(String how, int code, boolean waits)
      throws Exception {
    var root = CommandLine.of(JvmSettings.NONE, MainEndRoot.class.getName(), how);
    Program.End end = Program.run(root.redirectError(Redirect.DISCARD));
    List<String> said = end.lines();
    assertThat(end.exitCode()).as("%s", said).isEqualTo(code);
    assertThat(said.contains("child goes on")).isEqualTo(waits);
    Children.assertGoneSoon(Long.valueOf(said.getFirst()));
  }
}
