package mpj.app.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mpj.lessons.exercise.Exercise;
import mpj.lessons.exercise.Exercises;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a learner on a terminal, from nothing to a solved exercise, in real processes. */
final class PractiseTest {
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final long DEADLINE_SECONDS = 120;

  @TempDir private Path home;
  private final Exercise exercise = Exercises.find("gather").orElseThrow();
  private int exitCode;

  @Test
  void shouldLeadFromTheStartToASolvedExercise() throws Exception {
    assumeTrue(Files.isExecutable(SCRIPT));
    assertThat(mpj("", "init", "here")).contains("7 exercises are in");
    Path file = home.resolve("here").resolve(exercise.fileName());

    assertThat(mpj("", "exercise", "5", "--editor", "echo opens"))
        .contains("Count the primes", "opens " + file.toRealPath());
    Files.writeString(file, exercise.attempt(attempt("main-computes")));
    assertThat(mpj("", "check")).contains("failed: nothing-passed", "Process-4", "mpj hint");
    assertThat(exitCode).isEqualTo(1);
    assertThat(mpj("", "hint")).contains("hint 1 of 4");

    Files.writeString(file, exercise.solution());
    assertThat(mpj("", "check")).contains("passed in 3 runs", "mpj next");
    assertThat(exitCode).isZero();
    assertThat(mpj("", "progress")).contains("solved  2 checks, 1 hint", "1 of 7 solved");

    assertThat(mpj("n\n", "reset", "5")).contains("Nothing was changed");
    assertThat(mpj("y\n", "reset", "5")).contains("is as it was given");
    assertThat(file).hasContent(exercise.start());
    assertThat(mpj("", "next")).contains("arrivals");
  }

  private Exercise.Attempt attempt(String name) {
    return exercise.attempts().stream()
        .filter(attempt -> attempt.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Starts the tool on a terminal, types, and returns what stands there when it has ended. */
  private String mpj(String typed, String... arguments) throws IOException, InterruptedException {
    var words =
        new java.util.ArrayList<String>(
            List.of(
                "stty cols 200; exec",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "mpj.app.Main"));
    for (String argument : arguments) {
      words.add("'" + argument + "'");
    }
    File output = home.resolve("output.txt").toFile();
    var builder =
        new ProcessBuilder(SCRIPT.toString(), "-qfec", String.join(" ", words), "/dev/null");
    builder.directory(home.toFile()).redirectErrorStream(true).redirectOutput(output);
    builder.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
    builder.environment().put("NO_COLOR", "1");
    builder.environment().remove("COLUMNS");
    Process process = builder.start();
    try (OutputStream keys = process.getOutputStream()) {
      keys.write(typed.getBytes(StandardCharsets.UTF_8));
      keys.flush();
      assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    exitCode = process.exitValue();
    return Files.readString(output.toPath()).replace("\r\n", "\n");
  }
}
