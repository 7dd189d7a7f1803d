package mpj.app.exercise.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgressFileTest {
  @TempDir private Path folder;
  private final List<String> told = new ArrayList<>();

  @Test
  void shouldRememberWhatWasDone() throws IOException {
    var file = new ProgressFile(folder.resolve("state"), told::add);
    assertThat(file.read().current()).isEmpty();
    file.update(progress -> progress.attempted("account", false));
    file.update(progress -> progress.hinted("account"));
    file.update(progress -> progress.attempted("account", true));
    file.update(progress -> progress.attempted("account", false));

    Progress progress = new ProgressFile(folder.resolve("state"), told::add).read();
    assertThat(progress.hasPassed("account")).isTrue();
    assertThat(progress.attempts("account")).isEqualTo(3);
    assertThat(progress.hints("account")).isEqualTo(1);
    assertThat(progress.current()).contains("account");
    assertThat(progress.hasPassed("gather")).isFalse();
  }

  @Test
  void shouldKeepWhatANewerVersionWrote() throws IOException {
    var file = new ProgressFile(folder, told::add);
    Files.writeString(
        file.path(),
        """
        {"version": 9, "stars": 3, "exercises": {"account": {"mood": "good", "attempts": 2}}}
        """);
    Progress progress = file.update(change -> change.attempted("account", false));
    assertThat(progress.attempts("account")).isEqualTo(3);
    assertThat(file.path()).content().contains("\"stars\" : 3", "\"mood\" : \"good\"");
    assertThat(file.path()).content().contains("\"version\" : 9");
  }

  @Test
  void shouldSetAsideWhatCannotBeRead() throws IOException {
    var file = new ProgressFile(folder, told::add);
    Files.writeString(file.path(), "{ half a fi");
    file.update(progress -> progress.current("gather"));
    assertThat(file.read().current()).contains("gather");
    try (var all = Files.list(folder)) {
      assertThat(all.filter(one -> one.toString().contains("unreadable")))
          .singleElement()
          .satisfies(one -> assertThat(one).hasContent("{ half a fi"));
    }
    assertThat(told).singleElement().asString().contains("begins anew");
  }

  /** A crash in the middle of writing leaves a part of the new file, and the old one whole. */
  @Test
  void shouldSurviveACrashWhileItIsWritten() throws IOException {
    var file = new ProgressFile(folder, told::add);
    file.update(progress -> progress.current("gather"));
    Files.writeString(folder.resolve("progress.json.new"), "{ \"cur");
    assertThat(file.read().current()).contains("gather");
    file.update(progress -> progress.current("times"));
    assertThat(file.read().current()).contains("times");
  }

  /** A file stands where the folder should be: not even root can write there. */
  @Test
  void shouldGoOnWhereNothingCanBeKept() throws IOException {
    Path taken = Files.writeString(folder.resolve("state"), "");
    var file = new ProgressFile(taken, told::add);
    Progress progress = file.update(change -> change.attempted("account", true));
    assertThat(progress.hasPassed("account")).isTrue();
    assertThat(file.read().hasPassed("account")).isFalse();
    assertThat(told).first().asString().contains("can't be kept", taken.toString());
  }
}
