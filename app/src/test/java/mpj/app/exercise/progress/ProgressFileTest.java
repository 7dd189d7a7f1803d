package mpj.app.exercise.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** The JVM calls the home of a user without one ?, a folder of wherever the tool is started. */
  @Test
  void shouldKeepNothingForAUserWithoutAHome() {
    var file = new ProgressFile(Path.of("?", ".local", "state", "mpj"), told::add);

    Progress progress = file.update(change -> change.attempted("account", true));

    assertThat(progress.hasPassed("account")).isTrue();
    assertThat(told).singleElement().asString().contains("no home folder", "set HOME");
    assertThat(file.read().hasPassed("account")).isFalse();
    assertThat(Path.of("?")).doesNotExist();
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

  /** The last ones are of a newer version, which this one would have to overwrite to go on. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ half a fi",
        "[1, 2]",
        "",
        "{\"current\": \"\u00fc\"}",
        "{\"version\": 2, \"exercises\": [{\"name\": \"account\", \"attempts\": 2}]}",
        "{\"version\": 2, \"exercises\": {\"account\": {\"attempts\": {\"alone\": 2}}}}",
        "{\"version\": \"2.1\"}"
      })
  void shouldSetAsideWhatItWouldLose(String kept) throws IOException {
    var file = new ProgressFile(folder, told::add);
    byte[] before = kept.getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file.path(), before);
    file.update(progress -> progress.current("gather"));
    assertThat(file.read().current()).contains("gather");
    try (var all = Files.list(folder)) {
      assertThat(all.filter(one -> one.toString().contains("unreadable")))
          .singleElement()
          .satisfies(one -> assertThat(one).hasBinaryContent(before));
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
