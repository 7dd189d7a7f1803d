package mpj.app.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written over stays what it was: a link, a device, a file. */
class ResultFileTest {
  private static final byte[] CONTENT = {'n', 'e', 'w'};

  @TempDir Path folder;

  private void write(Path path) throws Exception {
    ResultFile.of("--html", path.toString()).write(CONTENT);
  }

  @Test
  void shouldWriteWhatALinkLeadsTo() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "old, and longer");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
    write(link);
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  void shouldMakeTheFileThatALinkLeadsTo() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
    write(link);
    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("file")).hasContent("new");
  }

  @Test
  void shouldWriteToADevice() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/null")), "there is no /dev/null here");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/null"));
    write(link); // not to /dev/null itself: a test that fails must not replace that
    assertThat(link).isSymbolicLink();
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    assertThat(folder).isDirectoryContaining(path -> path.equals(link));
  }

  @Test
  void shouldReplaceAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "old, and longer");
    write(file);
    assertThat(file).hasContent("new");
    assertThat(folder.toFile().list()).containsExactly("file");
  }
}
