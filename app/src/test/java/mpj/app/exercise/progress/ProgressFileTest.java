package mpj.app.exercise.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgressFileTest {
  @TempDir private Path folder;

  @Test
  void shouldRememberWhatWasDone() throws IOException {
    var file = new ProgressFile(folder.resolve("state"));
    assertThat(file.read().current()).isEmpty();
    file.update(progress -> progress.attempted("account", false));
    file.update(progress -> progress.hinted("account"));
    file.update(progress -> progress.attempted("account", true));
    file.update(progress -> progress.attempted("account", false));

    Progress progress = new ProgressFile(folder.resolve("state")).read();
    assertThat(progress.hasPassed("account")).isTrue();
    assertThat(progress.attempts("account")).isEqualTo(3);
    assertThat(progress.hints("account")).isEqualTo(1);
    assertThat(progress.current()).contains("account");
    assertThat(progress.hasPassed("gather")).isFalse();
  }

  @Test
  void shouldKeepWhatANewerVersionWrote() throws IOException {
    var file = new ProgressFile(folder);
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
    var file = new ProgressFile(folder);
    Files.writeString(file.path(), "{ half a fi");
    file.update(progress -> progress.current("gather"));
    assertThat(file.read().current()).contains("gather");
    try (var all = Files.list(folder)) {
      assertThat(all.filter(one -> one.toString().contains("unreadable")))
          .singleElement()
          .satisfies(one -> assertThat(one).hasContent("{ half a fi"));
    }
  }

  /** A crash in the middle of writing leaves a part of the new file, and the old one whole. */
  @Test
  void shouldSurviveACrashWhileItIsWritten() throws IOException {
    var file = new ProgressFile(folder);
    file.update(progress -> progress.current("gather"));
    Files.writeString(folder.resolve("progress.json.new"), "{ \"cur");
    assertThat(file.read().current()).contains("gather");
    file.update(progress -> progress.current("times"));
    assertThat(file.read().current()).contains("times");
  }
}
