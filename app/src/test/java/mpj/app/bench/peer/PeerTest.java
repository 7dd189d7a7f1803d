package mpj.app.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mpj.app.bench.primitive.Primitives;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class PeerTest {
  @TempDir private Path temporary;

  private static Peer python() throws InterruptedException {
    try {
      return Peer.start("python3");
    } catch (PeerException e) {
      return abort("there is no python3 to compare with");
    }
  }

  private String script(String... lines) throws IOException {
    Path script = temporary.resolve("python");
    Files.write(script, List.of("#!/bin/sh", String.join("\n", lines)));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script.toString();
  }

  private static List<ProcessHandle> running() {
    return ProcessHandle.current()
        .descendants()
        .filter(ProcessHandle::isAlive)
        .filter(each -> each.info().commandLine().orElse("").contains("peer.py"))
        .toList();
  }

  @Test
  void shouldTellWhichPythonItIsAndMeasure() throws Exception {
    try (Peer peer = python()) {
      assertThat(peer.version().number()).matches("3\\.\\d+.*");
      assertThat(peer.version().startMethod()).isEqualTo("spawn");
      assertThat(peer.run("lock_uncontended_ops_s").orElseThrow()).isGreaterThan(1_000);
      assertThat(peer.run("no_such_key")).isEmpty();
      assertThat(peer.version().otherStartMethods()).isEmpty();
    }
  }

  @Test
  void shouldSayForWhichKeysChildrenAreStartedInAnotherWay() throws Exception {
    try (Peer peer = python()) {
      assertThat(peer.run("start_join_ms_forkserver").orElseThrow()).isPositive();
      assertThat(peer.version().otherStartMethods())
          .containsExactly(Map.entry("start_join_ms_forkserver", "forkserver"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"value_incr_2procs_ops_s", "pipe_64k_MB_s"})
  void shouldHavePythonCheckItsOwnResults(String key) throws Exception {
    try (Peer peer = python()) {
      assertThat(peer.run(key).orElseThrow()).isPositive();
    }
  }

  @Test
  void shouldKnowEveryKeyOfOurs() throws IOException {
    String text = new String(Script.peer(), StandardCharsets.UTF_8);

    assertThat(Primitives.keys()).allMatch(key -> text.contains("\"" + key + "\""));
  }

  @ParameterizedTest
  @ValueSource(strings = "forkserver_sustained_starts_s")
  void shouldEndPythonWithItsChildrenAndItsFolderWhenClosedInTheMiddleOfARun(String key)
      throws Exception {
    Peer peer = python();
    Path folder = peer.folder();
    Thread asking =
        Thread.ofPlatform()
            .start(() -> {
              try {
                peer.run(key);
              } catch (PeerException | InterruptedException e) {
                // closed under it, as expected
              }
            });
    Optional<ProcessHandle> child = child(peer);
    peer.close();
    asking.join();

    assertThat(child).isPresent();
    child.get().onExit().get(5, TimeUnit.SECONDS);
    assertThat(running()).isEmpty();
    assertThat(folder).doesNotExist();
  }

  /** A child of Python's, as soon as there is one. */
  private static Optional<ProcessHandle> child(Peer peer) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < deadline) {
      try (Stream<ProcessHandle> children = peer.children()) {
        Optional<ProcessHandle> found = children.findFirst();
        if (found.isPresent()) {
          return found;
        }
      }
      Thread.onSpinWait();
    }
    return Optional.empty();
  }

  @Test
  void shouldSayThatAPythonIsMissing() {
    assertThatThrownBy(() -> Peer.start("no-such-python"))
        .isInstanceOf(PeerException.class)
        .hasMessageContaining("against=no-such-python");
  }

  @Test
  void shouldSayWhatAnotherProgramAnswered() throws IOException {
    String impostor = script("echo hello", "cat > /dev/null");

    assertThatThrownBy(() -> Peer.start(impostor))
        .isInstanceOf(PeerException.class)
        .hasMessageContaining("answer=hello");
  }

  @Test
  void shouldTakeNoFigureWithoutTheStartMethod() throws Exception {
    int size = Script.peer().length;
    String forgetful =
        script(
            "head -c " + size + " > /dev/null",
            "echo ready CPython 3.13.0 spawn /none",
            "read key",
            "echo 12.5",
            "cat > /dev/null");

    try (Peer peer = Peer.start(forgetful)) {
      assertThatThrownBy(() -> peer.run("lock_uncontended_ops_s"))
          .isInstanceOf(PeerException.class)
          .hasMessageContaining("answer=12.5");
    }
  }

  @Test
  void shouldPassOnTheLastMessageOfAPythonThatEnds() throws IOException {
    String failing = script("echo 'ImportError: no module' >&2", "exit 1");

    assertThatThrownBy(() -> Peer.start(failing))
        .isInstanceOf(PeerException.class)
        .hasMessageContaining("ended message=ImportError: no module");
  }

  @Test
  void shouldSayWhenPythonFailsInTheMiddle() throws Exception {
    int size = Script.peer().length;
    String failing =
        script(
            "head -c " + size + " > /dev/null",
            "echo ready CPython 3.13.0 spawn /none",
            "read key",
            "exit 1");

    try (Peer peer = Peer.start(failing)) {
      assertThatThrownBy(() -> peer.run("lock_uncontended_ops_s"))
          .isInstanceOf(PeerException.class)
          .hasMessageContaining("ended");
    }
  }
}
