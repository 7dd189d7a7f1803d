package mpj.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Demos print figures and read them again, so they are printed alike in all countries: one with a
 * decimal comma, one with digits of its own, one with an i of its own. CI's rows have more.
 */
final class OtherLocaleTest {
  private static final String[] WEIGHT =
      "lesson 1 --run weight --set starts=1 --set switches=100".split(" ");

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "ar-EG-u-nu-arab", "tr-TR"})
  void shouldPrintFiguresThatTheNotesCanRead(String tag) throws Exception {
    String[] parts = tag.split("-", 3);
    var options =
        List.of(
            "-Duser.language=" + parts[0],
            "-Duser.country=" + parts[1],
            "-Duser.extensions=" + (parts.length > 2 ? parts[2] : ""));
    try (var tool = ToolProcess.startWith(options, WEIGHT)) {
      assertThat(tool.output())
          .containsPattern("switch: thread [0-9]+\\.[0-9] ")
          .containsPattern("check +ok");
      assertThat(tool.exitCode()).isZero();
    }
  }
}
