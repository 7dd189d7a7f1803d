package mpj.app.exercise.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mpj.app.exercise.compile.Compilation;
import mpj.app.exercise.compile.SourceCompiler;
import mpj.app.terminal.ScreenFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that a machine must survive. */
@Timeout(120)
class HostStress {
  private static final int COLUMNS = 80;

  @TempDir private Path folder;

  private String reason(String main) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("Wild.java"),
            """
            import mpj.multiprocessing.*;

            %s
            """
                .formatted(main));
    Compilation compilation = SourceCompiler.compile(List.of(file), folder);
    assertThat(compilation.errors()).isEmpty();
    var host = new Host(folder, ScreenFacts.page(COLUMNS));
    List<Outcome> outcomes =
        host.run(List.of(new Job("account", "Wild", "main", Adversity.NONE, 1)));
    return outcomes.getFirst().failing().orElseThrow().reason();
  }

  @Test
  void shouldEndOneWhoseProcessesStartOthersWithoutEnd() throws Exception {
    assertThat(
            reason(
                """
                static void spawn() throws Exception {
                  while (true) {
                    new ChildProcess(() -> spawn()).start();
                  }
                }

                void main() throws Exception {
                  spawn();
                }
                """))
        .isEqualTo("too-many-processes");
  }

  @Test
  void shouldEndAnEndlessLoop() throws Exception {
    assertThat(
            reason(
                """
                void main() {
                  for (long i = 0; i >= 0; i = (i + 1) % 1000) {
                  }
                }
                """))
        .isEqualTo("endless-loop");
  }

  @Test
  void shouldEndOneThatTakesAllMemory() throws Exception {
    assertThat(
            reason(
                """
                void main() {
                  var all = new ArrayList<byte[]>();
                  while (true) {
                    all.add(new byte[1 << 20]);
                  }
                }
                """))
        .isEqualTo("out-of-memory");
  }
}
