package mpj.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import mpj.app.terminal.CapturedScreen;
import mpj.lessons.demo.Course;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** All that the course promises: {@code mpj dev check --all}. */
final class DevCheckStress {
  @Test
  void shouldFindEverythingAsPromised() {
    var captured = CapturedScreen.page(100);
    int code =
        new CommandLine(new DevCheckCommand(captured.screen(), Course::lessons)).execute("--all");
    assertThat(code).as(captured.output() + captured.errors()).isZero();
  }
}
