package mpj.multiprocessing.arena;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import mpj.multiprocessing.NothingLeft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

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
}
