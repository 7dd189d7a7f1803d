package mpj.app.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

final class ErrorReportTest {
  /** Made by the JDK: a file system's refusal, and a device's, whose text is in any language. */
  @Test
  void shouldTellWhatAPersonCanMendWithoutAReport() {
    var full = new FileSystemException("/x/y", null, "No space left on device");

    assertThat(ErrorReport.write(new UncheckedIOException(full), "mpj 1"))
        .startsWith("the system refuses what mpj needs: No space left on device: file=/x/y; ");
    assertThat(ErrorReport.write(new NoSuchFileException("/none"), "mpj 1"))
        .contains("there is no such file or folder: file=/none; ");
    assertThat(ErrorReport.write(new IOException("Ist ein Verzeichnis"), "mpj 1"))
        .contains(": Ist ein Verzeichnis; ")
        .doesNotContain("unexpected");
    assertThat(ErrorReport.write(new OutOfMemoryError("unable to create native thread: x"), ""))
        .contains("ulimit -u");
  }

  @Test
  void shouldTellInItsOwnWordsWhatKnowsThem() {
    var full = new FileSystemException("/x/y", null, "No space left on device");

    assertThat(ErrorReport.write(new UncheckedIOException("no tree: give it room", full), ""))
        .isEqualTo("no tree: give it room");
    assertThat(ErrorReport.write(new IllegalStateException("while it ran: a=1", full), ""))
        .isEqualTo("while it ran: a=1");
  }

  @Test
  void shouldTellTheLimitOfFilesWhereAClassIsThereAndCouldNotBeLoaded() {
    var folders = new NoClassDefFoundError("mpj/app/error/DidYouMean");
    var jars = new NoClassDefFoundError("a task failed");
    jars.initCause(new ClassNotFoundException("picocli.CommandLine"));

    assertThat(ErrorReport.write(folders, "mpj 1"))
        .startsWith("a class of mpj could not be loaded")
        .contains("class=mpj.app.error.DidYouMean file=", "ulimit -n 1024");
    assertThat(ErrorReport.write(jars, "mpj 1")).contains("class=picocli.CommandLine file=");
    assertThat(Surroundings.sentence(new NoClassDefFoundError("mpj/app/Nowhere"))).isEmpty();
    assertThat(Surroundings.sentence(new NoClassDefFoundError())).isEmpty();
    var defect = new NoClassDefFoundError("Could not initialize class mpj.app.Main");
    assertThat(Surroundings.sentence(defect)).isEmpty();
  }

  @Test
  void shouldLookAtCausesInACircleOnce() {
    var one = new IllegalStateException("one");
    var other = new IllegalStateException("other", one);
    one.initCause(other);

    assertThat(Surroundings.sentence(one)).isEmpty();
  }
}
