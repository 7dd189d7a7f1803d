package mpj.app.exercise.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mpj.app.error.UsageException;
import mpj.lessons.exercise.Exercise;
import mpj.lessons.exercise.Exercises;
import mpj.multiprocessing.internal.process.CommandLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExerciseFolderTest {
  @TempDir private Path path;
  private final Exercise exercise = Exercises.all().getFirst();

  @Test
  void shouldWriteOnlyWhatIsNotThere() throws IOException {
    var folder = new ExerciseFolder(path.resolve("new"));
    assertThat(folder.fill()).isEqualTo(Exercises.all());
    Files.writeString(folder.file(exercise), "mine");
    Files.delete(folder.file(Exercises.all().getLast()));
    assertThat(folder.fill()).containsExactly(Exercises.all().getLast());
    assertThat(folder.text(exercise)).isEqualTo("mine");
  }

  @Test
  void shouldKeepEveryCopyOfWhatIsPutBack() throws IOException {
    var folder = new ExerciseFolder(path);
    folder.fill();
    Files.writeString(folder.file(exercise), "first");
    Path first = folder.reset(exercise);
    Files.writeString(folder.file(exercise), "second");
    Path second = folder.reset(exercise);
    assertThat(first).hasContent("first");
    assertThat(second).hasContent("second");
    assertThat(folder.text(exercise)).isEqualTo(exercise.start());
    assertThat(folder.others()).isEmpty();
  }

  /** A limit of a file's length ends a write in its middle, as a full disk does. */
  @Test
  void shouldCompleteWhatAFullDiskInterrupted() throws Exception {
    List<String> limit = List.of("sh", "-c", "ulimit -f 1; exec \"$@\"", "sh");
    var command = new ArrayList<>(limit);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(CommandLine.flags());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Filling.class.getName(), path.toString()));
    Process limited = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(limited.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    limited.waitFor();
    assertThat(said).contains("nothing can be written there", "make room");
    try (var left = Files.list(path)) {
      assertThat(left).isEmpty();
    }
    var folder = new ExerciseFolder(path);
    assertThat(folder.fill()).isEqualTo(Exercises.all());
    assertThat(folder.text(exercise)).isEqualTo(exercise.start());
  }

  /** What the process does that may not write so much. */
  static final class Filling {
    public static void main(String[] arguments) {
      try {
        new ExerciseFolder(Path.of(arguments[0])).fill();
      } catch (UsageException e) {
        IO.println(e.getMessage());
      }
    }
  }

  @Test
  void shouldSeeWhatIsNotOurs() throws IOException {
    Files.writeString(path.resolve("letter.txt"), "");
    var folder = new ExerciseFolder(path);
    assertThat(folder.others()).containsExactly("letter.txt");
    assertThat(folder.hasAny()).isFalse();
  }
}
