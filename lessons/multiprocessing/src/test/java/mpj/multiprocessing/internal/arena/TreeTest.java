package mpj.multiprocessing.internal.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import mpj.multiprocessing.NothingLeft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rows 13 and 19 of what must survive: where a tree's directory lies, and what is swept there. */
@ExtendWith(NothingLeft.class)
class TreeTest {
  private static final String OF_NO_PROCESS = "mpj-tree-999999999-1-";

  @TempDir Path elsewhere;

  /** Where trees lie. */
  private static Path parent() {
    Path parent = Tree.current().directory().getParent();
    Tree.end();
    return parent;
  }

  @Test
  void f19ShouldBePrivate() throws Exception {
    Path directory = Tree.current().directory();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
  }

  @Test
  void f19ShouldLieInADirectoryOfOurOwnOrOneThatIsProtected() throws Exception {
    for (String permissions : List.of("0700", "0775", "1777")) {
      change("chmod", permissions);
      assertThat(inDirectory(elsewhere, () -> Tree.current().directory()).getParent())
          .isEqualTo(elsewhere);
    }
  }

  @Test
  void f19ShouldRefuseADirectoryThatAnybodyMayChange() throws Exception {
    change("chmod", "0777");
    assertRefused(elsewhere, "mode=777; set -Dmpj.directory to one of your own");
  }

  @Test
  void f19ShouldRefuseADirectoryOfSomebodyElse() throws Exception {
    assumeTrue((int) Files.getAttribute(elsewhere, "unix:uid") == 0, "only root may give it away");
    change("chown", "12345");
    assertRefused(elsewhere, "belongs to another user: uid=12345; set -Dmpj.directory to");
  }

  @Test
  void f19ShouldRefuseALink() throws Exception {
    Path target = Files.createDirectory(elsewhere.resolve("target"));
    Path link = Files.createSymbolicLink(elsewhere.resolve("link"), target);
    assertRefused(link, "it is a symbolic link; set -Dmpj.directory to the directory");
    assertThat(target).isEmptyDirectory();
  }

  @Test
  void f19ShouldRefuseADirectoryWhosePathIsTooLong() throws Exception {
    Path directory = elsewhere;
    while (directory.toString().length() <= 900) {
      directory = directory.resolve("x".repeat(200));
    }
    Files.createDirectories(directory);
    assertRefused(directory, "bytes=" + directory.toString().length() + " limit=900; set");
  }

  @Test
  void f19ShouldRefuseWhatIsNoDirectory() throws Exception {
    Path file = Files.writeString(elsewhere.resolve("file"), "dear");
    assertRefused(file, "there is no such directory; set -Dmpj.directory to one that exists");
    assertThat(file).hasContent("dear");
  }

  private void change(String command, String argument) throws Exception {
    var change = new ProcessBuilder(command, argument, elsewhere.toString()).inheritIO().start();
    assertThat(change.waitFor()).isZero();
  }

  private static void assertRefused(Path directory, String message) throws Exception {
    assertThatThrownBy(() -> inDirectory(directory, Tree::current))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("mpj.directory=" + directory + ";")
        .hasMessageContaining(message);
    assertThat(Tree.existing()).isEmpty();
    if (Files.isDirectory(directory)) {
      assertThat(directory).isEmptyDirectory();
    }
  }

  private static <T> T inDirectory(Path directory, Callable<T> work) throws Exception {
    System.setProperty(TreeDirectory.PARENT, directory.toString());
    try {
      return work.call();
    } finally {
      System.clearProperty(TreeDirectory.PARENT);
      Tree.end();
    }
  }

  @Test
  void f13ShouldSweepWhatAKilledTreeHasLeft() throws Exception {
    Path left = parent().resolve(OF_NO_PROCESS + "a");
    Files.createDirectory(
        left, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(left.resolve("arena"), "x");
    assertThat(Tree.current().directory()).exists();
    assertThat(left).doesNotExist();
  }

  @Test
  void f19ShouldSweepNothingThatIsBehindALinkOrOpenToOthers() throws Exception {
    Path victim = Files.writeString(elsewhere.resolve("victim"), "dear");
    Path link = parent().resolve(OF_NO_PROCESS + "b");
    Path open = parent().resolve(OF_NO_PROCESS + "c");
    try {
      Files.createSymbolicLink(link, elsewhere);
      Files.createDirectory(
          open, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
      assertThat(Tree.current().directory()).exists();
      assertThat(victim).exists();
      assertThat(open).exists();
    } finally {
      Files.deleteIfExists(link);
      Files.deleteIfExists(open);
    }
  }

  /** The thread that makes the pipe may come to that only when the directory is being deleted. */
  @Test
  void shouldLeaveNothingWhenItEndsAtOnce() throws Exception {
    inDirectory(
        elsewhere,
        () -> {
          for (int i = 0; i < 300; i++) {
            Tree.current().relayWakes();
            Tree.end();
          }
          return null;
        });
    assertThat(elsewhere).isEmptyDirectory();
  }
}
