package mpj.app.exercise.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mpj.lessons.exercise.Exercise;
import mpj.lessons.exercise.Exercises;
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

  @Test
  void shouldSeeWhatIsNotOurs() throws IOException {
    Files.writeString(path.resolve("letter.txt"), "");
    var folder = new ExerciseFolder(path);
    assertThat(folder.others()).containsExactly("letter.txt");
    assertThat(folder.hasAny()).isFalse();
  }
}
