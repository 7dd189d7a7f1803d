package mpj.multiprocessing.internal.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.Killer;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows 13 and 23 of what must survive: which trees the next start sweeps, in a directory that
 * containers share. A tree's directory gets a name here that means no process, as one of another
 * container's would.
 */
@ExtendWith(NothingLeft.class)
@Timeout(120)
@EnabledOnOs(OS.LINUX) // by /proc
class SweepTest {
  private static final String OF_NO_PROCESS = "mpj-tree-999999999-1-";

  private static final int NOBODY = 65_534;

  @TempDir Path shared;

  private Process owner;

  @BeforeEach
  void share() {
    System.setProperty(TreeDirectory.PARENT, shared.toString());
  }

  @AfterEach
  void end() throws InterruptedException {
    Tree.end();
    System.clearProperty(TreeDirectory.PARENT);
    if (owner != null) {
      owner.destroyForcibly().waitFor();
    }
  }

  /** Starts the main process of another tree, and returns what it prints. */
  private List<String> startOwner(int children) throws IOException {
    List<String> command =
        new ArrayList<>(CommandLine.of(JvmSettings.NONE, TreeOwner.class.getName()).command());
    command.add(1, "-D" + TreeDirectory.PARENT + "=" + shared);
    command.add(Integer.toString(children));
    owner = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out = owner.inputReader();
    List<String> printed = new ArrayList<>();
    while (printed.size() <= children) {
      printed.add(out.readLine());
      assertThat(printed).as("the other main process ended early").doesNotContainNull();
    }
    return printed;
  }

  private static void sweep() {
    assertThat(Tree.current().directory()).exists();
    Tree.end();
  }

  private Path make(String name) throws IOException {
    return Files.createDirectory(
        shared.resolve(name),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  @Test
  void f23ShouldKeepATreeOfAnotherContainerUntilItsMainProcessIsGone() throws Exception {
    Path living = Files.move(Path.of(startOwner(0).getLast()), shared.resolve(OF_NO_PROCESS + "a"));
    sweep();
    assertThat(living.resolve("arena")).exists();
    try (Killer killer = new Killer()) {
      assertThat(killer.stop(owner.pid())).isTrue();
      sweep();
      assertThat(living.resolve("arena")).exists();
    }
    owner.destroyForcibly().waitFor();
    sweep();
    assertThat(living).doesNotExist();
  }

  /** By that it loses the lock. */
  @Test
  void f13ShouldKeepATreeWhoseMainProcessReadsTheFileOfItsLock() throws Exception {
    Path living = Path.of(startOwner(0).getLast());
    owner.getOutputStream().write('\n');
    owner.getOutputStream().flush();
    assertThat(owner.inputReader().readLine()).isEqualTo("read");
    sweep();
    assertThat(living.resolve("arena")).exists();
  }

  @Test
  void f13ShouldSweepWhatWasKilledBeforeItHadALock() throws Exception {
    Path left = make(OF_NO_PROCESS + "b");
    sweep();
    assertThat(left).doesNotExist();
  }

  /** What its processes left there, classes that were typed among them, is that user's to sweep. */
  @Test
  void f23ShouldKeepWhatAnotherUserHasLeft() throws Exception {
    Path left = make(OF_NO_PROCESS + "e");
    Files.createDirectory(left.resolve("code-1"));
    assumeTrue(isGivenAway(left), "only root can give a directory to another user");
    sweep();
    assertThat(left.resolve("code-1")).exists();
  }

  private static boolean isGivenAway(Path directory) throws IOException {
    try {
      Files.setAttribute(directory, "unix:uid", NOBODY);
      return true;
    } catch (FileSystemException e) {
      return false;
    }
  }

  @Test
  void f13ShouldSweepWhatWasKilledWhileItWasBeingDeleted() throws Exception {
    Path left = make(OF_NO_PROCESS + "c-ended");
    Files.createFile(left.resolve(DirectoryLock.FILE));
    sweep();
    assertThat(left).doesNotExist();
  }

  /** It would go on when somebody continued it; until then it would live for ever. */
  @Test
  void f13ShouldEndAStoppedChildOfAMainProcessThatWasKilled() throws Exception {
    List<String> printed = startOwner(1);
    long child = Long.parseLong(printed.getFirst());
    try (Killer killer = new Killer()) {
      assertThat(killer.stop(child)).isTrue();
      owner.destroyForcibly().waitFor();
      sweep();
      Children.assertGoneSoon(child);
      assertThat(Path.of(printed.getLast())).doesNotExist();
    } finally {
      ProcessHandle.of(child).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void f13ShouldHaveAStoppedChildEndedByItsSiblings() throws Exception {
    List<String> printed = startOwner(2);
    long child = Long.parseLong(printed.getFirst());
    try (Killer killer = new Killer()) {
      assertThat(killer.stop(child)).isTrue();
      owner.destroyForcibly().waitFor();
      Children.assertGoneSoon(child, Long.parseLong(printed.get(1)));
    } finally {
      ProcessHandle.of(child).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void f13ShouldKillNoStoppedProcessThatOnlyHasTheNumberOfAMember() throws Exception {
    List<String> printed = startOwner(0);
    Process stranger = new ProcessBuilder("sleep", "60").start();
    try (Killer killer = new Killer()) {
      Path left = Path.of(printed.getLast());
      var table = new ProcessTable(Arena.open(left.resolve("arena")));
      table.running(table.reserve("child", ProcessTable.ROOT, owner.pid(), false), stranger.pid());
      assertThat(killer.stop(stranger.pid())).isTrue();
      owner.destroyForcibly().waitFor();
      sweep();
      assertThat(left).doesNotExist();
      assertThat(Children.isAlive(stranger.pid())).isTrue();
    } finally {
      stranger.destroyForcibly().waitFor();
    }
  }

  @Test
  void shouldBelongToNobodyElseAfterItWasDeleted() throws Exception {
    Path left = make(OF_NO_PROCESS + "d");
    try (DirectoryLock lock = DirectoryLock.take(left)) {
      assertThat(lock).isNotNull();
      assertThat(DirectoryLock.take(left)).isNull(); // by this process
      TreeDirectory.delete(left);
      assertThat(DirectoryLock.take(left)).isNull();
      assertThat(left).doesNotExist();
    }
  }
}
