package mpj.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static List<String> lines(int room) {
    return new Table()
            .words("key", 3, List.of("界", "b"))
            .numbers("median", 2, List.of("1.5", ""))
            .words("unit", 1, List.of("ms", "s"))
            .lines(room)
            .stream()
            .map(Text::toString)
            .toList();
  }

  @Test
  void shouldAlignByColumnsOfTheTerminalAndLeaveNoSpaceAtTheEnd() {
    assertThat(lines(80)).containsExactly("key  median  unit", "界      1.5  ms", "b            s");
  }

  @Test
  void shouldLeaveOutWhatIsLeastNeededButNeverTheLastColumn() {
    assertThat(lines(16)).containsExactly("key  median", "界      1.5", "b");
    assertThat(lines(1)).containsExactly("key", "界", "b");
  }
}
