package mpj.multiprocessing;

import static mpj.multiprocessing.Children.SOON;
import static mpj.multiprocessing.Children.exitCode;
import static mpj.multiprocessing.Children.exitCodes;
import static mpj.multiprocessing.Children.start;
import static mpj.multiprocessing.Children.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Row 18 of what must survive: no room. A clear error, and nothing half made. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class TooFullTest {
  /** What {@code ulimit -f} counts in. */
  private static final int BLOCK = 512;

  private static final String OVER_LIMIT = "more than this process may write to one file: wanted=";

  @TempDir Path directory;

  @Test
  void f18ShouldSayThatTheArenaIsFullAndGoOn() throws Exception {
    assertThat(root(List.of("-Dmpj.arena.megabytes=2"), 0, "fill"))
        .containsExactly(
            "ArenaFullException: the shared memory of this process tree is full: limitMegabytes=2;"
                + " set -Dmpj.arena.megabytes=N higher, or bound queues and close pools that are no"
                + " longer needed",
            "child ended: 0",
            "boot files: 0");
  }

  @Test
  void f18ShouldKeepWhatAQueueAcceptedWhenThereIsNoRoomForMore() throws Exception {
    assertThat(root(List.of("-Dmpj.arena.megabytes=4"), 0, "fillQueue"))
        .startsWith("missing: 0", "put: 3")
        .endsWith("child ended: 0", "boot files: 0")
        .hasSize(5)
        .element(2)
        .asString()
        .startsWith("ArenaFullException: the shared memory of this process tree is full");
  }

  @Test
  void f18ShouldPutLargeItemsIntoFilesBeforeTheArenaIsFull() throws Exception {
    assertThat(root(List.of("-Dmpj.arena.megabytes=2"), 0, "fillWithLarge"))
        .startsWith("with files: true", "missing: 0", "files left: 0", "put: 1000")
        .endsWith("child ended: 0", "boot files: 0")
        .hasSize(7)
        .element(4)
        .asString()
        .startsWith("ArenaFullException: the shared memory of this process tree is full");
  }

  @Test
  void f18ShouldSendNothingWhenThereIsNoRoomForAPipeAndUseTheRoomOfClosedOnes() throws Exception {
    assertThat(root(List.of("-Dmpj.arena.megabytes=4"), 0, "fillPipes"))
        .startsWith("nothing sent: true", "sent: 5000")
        .endsWith("child ended: 0", "boot files: 0")
        .hasSize(5)
        .element(2)
        .asString()
        .startsWith("ArenaFullException: the shared memory of this process tree is full");
  }

  @Test
  @EnabledOnOs(OS.LINUX) // by /proc
  void f18ShouldSayWhichLimitIsReachedWhenTheTreeBegins() throws Exception {
    List<String> said = root(List.of(), 500 * 1024, "fill");
    assertThat(said).hasSize(1);
    assertThat(said.getFirst())
        .startsWith("UncheckedIOException: the shared memory of the process tree cannot be made")
        .contains(OVER_LIMIT, "ulimit -f");
    assertThat(content(directory)).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX) // by /proc
  void f18ShouldSayWhichLimitIsReachedWhenTheArenaGrows() throws Exception {
    List<String> said = root(List.of(), 1500 * 1024, "fill");
    assertThat(said.getFirst())
        .startsWith("ArenaFullException: no room for more shared memory")
        .contains(OVER_LIMIT, "ulimit -f")
        .doesNotContain("free space");
    assertThat(said.subList(1, said.size())).containsExactly("child ended: 0", "boot files: 0");
    assertThat(content(directory)).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX) // by /proc
  void f18ShouldSayWhichLimitIsReachedWhenATaskIsWritten() throws Exception {
    List<String> said = root(List.of(), 1500 * 1024, "largeTask");
    assertThat(said.getFirst())
        .startsWith("ProcessStartException: the system refuses to start a child: process=Process-")
        .contains(OVER_LIMIT);
    assertThat(said.subList(1, said.size())).containsExactly("child ended: 0", "boot files: 0");
  }

  @Test
  @EnabledOnOs(OS.LINUX) // by /proc
  void f18ShouldSayWhichLimitIsReachedWhenMemoryIsShared() throws Exception {
    List<String> said = root(List.of(), 1500 * 1024, "share");
    assertThat(said.get(0))
        .startsWith("array: no room for an array: bytes=2097152 cause=" + OVER_LIMIT)
        .contains("wanted=2097152 limit=1536000; raise that limit (ulimit -f");
    assertThat(said.get(1))
        .startsWith("item: no room for an item: bytes=2097")
        .contains(OVER_LIMIT, "ulimit -f");
    assertThat(said.get(2))
        .startsWith("memory: shared memory cannot be made: name=large bytes=2097152")
        .contains("cause=" + OVER_LIMIT, "ulimit -f");
    assertThat(said.subList(3, said.size()))
        .containsExactly(
            "in the tree: [arena, lock]", "beside it: 1", "child ended: 0", "boot files: 0");
    assertThat(content(directory)).isEmpty();
  }

  /** Runs a main process whose files cannot be larger; 0: they can. */
  private List<String> root(List<String> options, int bytes, String what) throws Exception {
    List<String> command = new ArrayList<>();
    if (bytes > 0) {
      String limited = "ulimit -f " + bytes / BLOCK + " && exec \"$0\" \"$@\"";
      command.addAll(List.of("/bin/sh", "-c", limited));
    }
    List<String> all = new ArrayList<>(options);
    all.add("-Dmpj.directory=" + directory);
    command.addAll(
        CommandLine.of(JvmSettings.NONE.options(all), TooFullRoot.class.getName(), what).command());
    return Program.lines(new ProcessBuilder(command));
  }

  private static List<Path> content(Path directory) throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void f18ShouldSayThatThereAreTooManyProcesses(StartMethod method) throws Exception {
    var context = Context.of(method).prepare();
    int standing = context.standbys();
    ProcessTable table = Tree.current().table();
    List<Integer> taken = new ArrayList<>();
    while (taken.size() < ProcessTable.SLOTS - 2 - standing) { // 0 is nobody, 1 is this process
      taken.add(table.reserve("crowd", 0, 0, false));
    }
    var ready = new Queue<Long>();
    var employed = start(standing, context, waiting(ready));
    Children.take(ready, standing);
    var child = context.process(() -> {});
    assertThatThrownBy(child::start)
        .isInstanceOf(TooManyProcessesException.class)
        .hasMessageContaining("limit=1023");
    assertThat(child.isAlive()).isFalse();
    assertThat(ChildProcess.activeChildren()).isEqualTo(employed);
    taken.forEach(table::release);
    assertThat(exitCode(start(child))).isZero();
    context.prepare(); // those that could not be replaced before are now
    employed.forEach(ChildProcess::kill);
    assertThat(exitCodes(employed)).allMatch(code -> code == -9);
    assertOnlyStandbys(standing);
  }

  /** Fails unless every slot is free but this process's and those of so many standbys. */
  private static void assertOnlyStandbys(int number) {
    ProcessTable table = Tree.current().table();
    List<Integer> states = List.of();
    for (long until = System.nanoTime() + SOON.toNanos(); System.nanoTime() < until; ) {
      states =
          IntStream.range(ProcessTable.ROOT + 1, ProcessTable.SLOTS)
              .map(table::state)
              .filter(state -> state != ProcessTable.FREE)
              .boxed()
              .toList();
      if (states.equals(Collections.nCopies(number, ProcessTable.STANDBY))) {
        return;
      }
      LockSupport.parkNanos(1_000_000); // one may be tried in vain at this moment
    }
    throw new AssertionError("states of the slots that are not free: " + states);
  }

  /** The one that stands by has booted where no other can any more. */
  @Test
  void f18ShouldLeaveNothingOfAStartThatIsRefusedWhenTheLastStandbyIsTaken() throws Exception {
    Path place = Files.createDirectory(directory.resolve("place"));
    var context = Context.of(StartMethod.FORKSERVER).directory(place).standbys(1).prepare();
    assertOnlyStandbys(1);
    Files.delete(place);
    assertThat(exitCode(start(context.process(() -> {})))).isZero();
    var child = context.process(() -> {});
    assertThatThrownBy(child::start)
        .isInstanceOf(ProcessStartException.class)
        .hasMessageContaining(place.toString());
    assertThat(child.isAlive()).isFalse();
    assertThat(ChildProcess.activeChildren()).isEmpty();
    assertThatThrownBy(context::prepare).isInstanceOf(ProcessStartException.class);
    assertOnlyStandbys(0);
  }

  @ParameterizedTest
  @EnumSource(names = {"SPAWN", "FORKSERVER"})
  void f18ShouldLeaveNothingOfAStartThatTheSystemRefuses(StartMethod method) throws Exception {
    var context = Context.of(method);
    Path missing = directory.resolve("missing");
    var wrong =
        List.of(
            context.directory(missing),
            context.input(missing),
            context.directory(missing).inheritInput());
    Tree tree = Tree.current();
    for (Context one : wrong) {
      var child = one.process(() -> {});
      assertThatThrownBy(child::start)
          .isInstanceOf(ProcessStartException.class)
          .hasMessageContaining("missing")
          .hasMessageContaining("settings");
      assertThat(child.isAlive()).isFalse();
    }
    var odd = context.environment("A=B", "no name").process(() -> {});
    assertThatThrownBy(odd::start).isInstanceOf(IllegalArgumentException.class);
    assertThat(ChildProcess.activeChildren()).isEmpty();
    assertOnlyStandbys(0);
    assertThat(content(tree.directory()))
        .containsExactlyInAnyOrder(
            tree.directory().resolve("arena"), tree.directory().resolve("lock"));
  }
}
