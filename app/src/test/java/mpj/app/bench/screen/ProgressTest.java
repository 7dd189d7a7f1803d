package mpj.app.bench.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  private Progress progress(boolean terminal) {
    var stream = new PrintStream(written, true, StandardCharsets.UTF_8);
    return new Progress(new BenchScreen(stream, stream, 30, false, true, terminal));
  }

  private String written() {
    return written.toString(StandardCharsets.UTF_8);
  }

  @Test
  void shouldWriteNothingWhereThereIsNoTerminal() {
    Progress progress = progress(false);

    progress.show("primes", 1, 2);
    progress.end();

    assertThat(written()).isEmpty();
  }

  @Test
  void shouldDrawOverItsLineAndNeverFillTheLastColumn() {
    Progress progress = progress(true);

    progress.show("a long description that does not fit", 1, 2);
    progress.show("pi", 2, 2);

    String[] drawn = written().split("\r", -1);
    assertThat(drawn[1]).startsWith("[##########..........] 1/2").hasSize(29);
    assertThat(drawn[2]).startsWith("[####################] 2/2 pi").hasSize(29);
    assertThat(written()).doesNotContain("\n");
  }

  @Test
  void shouldTakeItsLineAwayAndStaySilentAfterTheEnd() {
    Progress progress = progress(true);
    progress.show("pi", 1, 2);

    progress.end();

    assertThat(written()).endsWith("\r" + " ".repeat(29) + "\r");
    int length = written().length();
    progress.show("pi", 2, 2);
    assertThat(written()).hasSize(length);
  }
}
