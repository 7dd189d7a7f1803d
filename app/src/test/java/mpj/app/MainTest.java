package mpj.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class MainTest {
  private static final long DEADLINE_SECONDS = 60;

  @Test
  void shouldSayInOneLineWhichClassCouldNotBeLoaded() throws Exception {
    String withoutPicocli =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("picocli"))
            .collect(Collectors.joining(File.pathSeparator));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var tool =
        new ProcessBuilder(List.of(java, "-cp", withoutPicocli, Main.class.getName(), "progress"))
            .redirectErrorStream(true)
            .start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(tool.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(said.lines().filter(line -> line.startsWith("mpj: ")))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("class=picocli/", "ulimit -n 1024"));
    assertThat(said).doesNotContain("at mpj.");
    assertThat(tool.exitValue()).isEqualTo(4);
  }
}
