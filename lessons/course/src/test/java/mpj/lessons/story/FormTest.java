package mpj.lessons.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.OutputLine;
import org.junit.jupiter.api.Test;

class FormTest {
  private static Optional<List<String>> read(String form, String text) {
    var line = new OutputLine(0, new Actor("Process-1", 101), false, text);
    return Form.of(form).read(line).map(Said::words);
  }

  @Test
  void shouldReadWhatStandsInTheGaps() {
    assertThat(read("from {} to {}", "from -3 to 4 000")).contains(List.of("-3", "4 000"));
    assertThat(read("{} places: {}", "10 processes, places: 2"))
        .contains(List.of("10 processes,", "2"));
    assertThat(read("{} ms", "12 ms in all")).contains(List.of("12"));
    assertThat(read("wants", "wants the lock")).contains(List.of());
  }

  @Test
  void shouldNotReadALineOfAnotherForm() {
    assertThat(read("from {} to {}", "from here")).isEmpty();
    assertThat(read("has", "it has")).isEmpty();
    assertThat(read("{} ms", "12 s")).isEmpty();
  }

  @Test
  void shouldReadAnEmptyGap() {
    assertThat(read("list: {}", "list: ")).contains(List.of(""));
  }
}
