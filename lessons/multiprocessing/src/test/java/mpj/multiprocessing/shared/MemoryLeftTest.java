package mpj.multiprocessing.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.ProcessTree;
import mpj.multiprocessing.Warnings;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Row V5 of the library's behaviour, and row 13 of what must survive, for memory by name: what is
 * left behind is reclaimed, with one warning; what is in use is not, whoever attached and ended.
 */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class MemoryLeftTest {
  private static final long SOON_NANOS = 10_000_000_000L;

  @TempDir Path directory;

  private final Warnings log = new Warnings();
  private final List<String> warnings = log.messages();
  private Process maker;

  @BeforeEach
  void listen() {
    System.setProperty("mpj.directory", directory.toString());
  }

  @AfterEach
  void end() {
    System.clearProperty("mpj.directory");
    log.close();
    if (maker != null) {
      maker.destroyForcibly();
    }
  }

  @Test
  void v5ShouldGoWithTheTreeThatMadeItAndWarn() throws Exception {
    make("forgotten", "end");
    String said = new String(maker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(maker.waitFor()).isZero();
    assertThat(said)
        .contains("logged before") // so that the platform has set up its logging, and ends it
        .containsOnlyOnce("never unlinked")
        .contains("name=forgotten bytes=1048576;");
    assertThat(files()).isEmpty();
  }

  @Test
  void v5ShouldWarnWhenATreeIsShutDownButNotOfWhatWasUnlinked() throws Exception {
    var kept = SharedMemory.create("kept", 8);
    var unlinked = SharedMemory.create("unlinked", 8);
    unlinked.unlink();
    ProcessTree.shutdown();
    assertThat(warnings).hasSize(1).first().asString().contains("name=kept bytes=8;");
    kept.buffer().putInt(0, 1); // who has it keeps it
    assertThat(kept.buffer().getInt(0)).isOne();
    kept.close();
    unlinked.close();
    assertThat(files()).isEmpty();
  }

  @Test
  void v5ShouldWarnOfManyInFewLines() throws Exception {
    for (int i = 0; i < 13; i++) {
      SharedMemory.create(8).close();
    }
    ProcessTree.shutdown();
    assertThat(warnings).hasSize(11).last().asString().endsWith("count=3");
    assertThat(files()).isEmpty();
  }

  @Test
  void v5ShouldLiveAsLongAsItsTreeAndBeSweptWhenThatWasKilled() throws Exception {
    make("swept", "wait");
    BufferedReader out = maker.inputReader();
    assertThat(out.readLine()).isEqualTo(Long.toString(maker.pid()));
    try (var attached = SharedMemory.attach("swept")) {
      assertThat(attached.buffer().getInt(0)).isEqualTo(42);
      attached.buffer().putInt(0, 43);
    }
    ProcessTree.shutdown(); // the end of a tree that was attached
    Tree.current(); // and a start that sweeps
    assertThat(ask(out)).isEqualTo(43);
    try (var attached = SharedMemory.attach("swept")) {
      maker.destroyForcibly().waitFor();
      ProcessTree.shutdown();
      assertThat(warnings).isEmpty();
      assertThatThrownBy(() -> SharedMemory.attach("swept"))
          .isInstanceOf(NoSuchFileException.class);
      assertThat(warnings).hasSize(1).first().asString().contains("name=swept bytes=1048576;");
      assertThat(attached.buffer().getInt(0)).as("who has it keeps it").isEqualTo(43);
    }
    ProcessTree.shutdown();
    assertThat(files()).isEmpty();
  }

  @Test
  void v5ShouldLeaveAloneWhatAnotherTreeMadeByTheSameNameSince() throws Exception {
    make("again", "wait");
    assertThat(maker.inputReader().readLine()).isEqualTo(Long.toString(maker.pid()));
    try (var attached = SharedMemory.attach("again")) {
      attached.unlink(); // any process may, and its tree forgets it
    }
    try (var memory = SharedMemory.create("again", 8)) {
      memory.buffer().putInt(0, 44);
      maker.getOutputStream().close();
      assertThat(maker.waitFor()).isZero();
      assertThat(maker.inputReader().readAllLines()).as("no warning").isEmpty();
      try (var attached = SharedMemory.attach("again")) {
        assertThat(attached.buffer().getInt(0)).isEqualTo(44);
      }
      memory.unlink();
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void f13ShouldBeSweptByTheChildrenOfAKilledMainProcess() throws Exception {
    make("orphaned", "child");
    assertThat(maker.inputReader().readLine()).isEqualTo(Long.toString(maker.pid()));
    assertThat(files()).anyMatch(name -> name.equals("mpj-memory-orphaned"));
    maker.destroyForcibly().waitFor();
    long until = System.nanoTime() + SOON_NANOS;
    while (!files().isEmpty() && System.nanoTime() < until) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(files()).isEmpty();
  }

  private void make(String name, String then) throws IOException {
    List<String> command =
        CommandLine.of(
                JvmSettings.NONE.options(List.of("-Dmpj.directory=" + directory)),
                MemoryMaker.class.getName(),
                name,
                then)
            .command();
    maker = new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private int ask(BufferedReader out) throws IOException {
    maker.getOutputStream().write('?');
    maker.getOutputStream().flush();
    return Integer.parseInt(out.readLine());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
