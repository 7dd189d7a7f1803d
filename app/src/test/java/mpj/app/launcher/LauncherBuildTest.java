package mpj.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real runs of the launcher where something must be built first. */
class LauncherBuildTest {
  private static final String BUILD =
      """
      echo run >>builds
      echo '[INFO] Building mpj lessons 0.1.0-SNAPSHOT                    [3/4]'
      touch -t 203501010000 app/target/mpj/launch
      """;

  @TempDir Path top;
  private Home home;

  @BeforeEach
  void createHome() throws Exception {
    home = Home.create(top);
    home.edit();
  }

  private ProcessBuilder launcher() {
    return home.launcher(home.folder.resolve("mpj"), "0");
  }

  private long builds() throws IOException {
    return Files.readAllLines(home.folder.resolve("builds")).size();
  }

  @Test
  void shouldBuildOnceWhenSourcesAreNewerAndSaySoOnStderrAlone() throws Exception {
    home.maven(BUILD);
    try (var run = Launched.start(launcher())) {
      assertThat(run.exitCode()).isZero();
      assertThat(run.messages()).contains("mpj: building with JDK", "building mpj lessons (3/4)");
      assertThat(run.output())
          .filteredOn(line -> !line.startsWith("input="))
          .containsExactly("arguments=[0]", "ready");
    }
    try (var again = Launched.start(launcher())) {
      assertThat(again.exitCode()).isZero();
      assertThat(again.messages()).isEmpty();
    }
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void shouldSayWhatToInstallAndWhereItLookedWithoutMaven() throws Exception {
    try (var run = Launched.start(launcher())) {
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.messages())
          .contains("install Maven 3.8 or later", "MAVEN_HOME=(not set)")
          .doesNotContain("\n");
    }
  }

  @Test
  void shouldShowTheEndOfTheLogWhenTheBuildFails() throws Exception {
    home.maven("echo '[ERROR] a semicolon is missing'\nexit 1\n");
    try (var run = Launched.start(launcher())) {
      assertThat(run.exitCode()).isEqualTo(4);
      assertThat(run.messages()).contains("a semicolon is missing", "the build failed", "log=");
      assertThat(run.output()).isEmpty();
    }
    assertThat(Files.isSymbolicLink(home.folder.resolve("app/target/build.lock"))).isFalse();
  }

  @Test
  void shouldLetOneBuildAndTheOtherWait() throws Exception {
    home.maven("until [ -f go ]; do sleep 0.05; done\n" + BUILD);
    try (var first = Launched.start(launcher())) {
      first.awaitMessage("building with JDK");
      try (var second = Launched.start(launcher())) {
        second.awaitMessage("waiting for it");
        Files.createFile(home.folder.resolve("go"));
        assertThat(first.exitCode()).isZero();
        assertThat(second.exitCode()).isZero();
      }
    }
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void shouldNotWaitForABuilderThatIsGone() throws Exception {
    home.maven(BUILD);
    Path lock = lockOfTheDead();
    try (var run = Launched.start(launcher())) {
      assertThat(run.exitCode()).isZero();
    }
    assertThat(Files.isSymbolicLink(lock)).isFalse();
  }

  @Test
  void shouldBuildOnceThoughSeveralSeeTheSameDeadBuilder() throws Exception {
    home.maven(BUILD);
    Path lock = lockOfTheDead();
    try (var one = Launched.start(launcher());
        var two = Launched.start(launcher());
        var three = Launched.start(launcher())) {
      assertThat(one.exitCode() + two.exitCode() + three.exitCode()).isZero();
    }
    assertThat(builds()).isEqualTo(1);
    assertThat(Files.isSymbolicLink(lock)).isFalse();
  }

  @Test
  void shouldNotWaitForOneThatWasKilledWhileItSwept() throws Exception {
    home.maven(BUILD);
    Path lock = lockOfTheDead();
    Path sweep = Files.createDirectory(lock.resolveSibling("build.lock.sweep"));
    var longAgo = FileTime.from(Instant.now().minus(Duration.ofMinutes(3)));
    Files.setLastModifiedTime(sweep, longAgo);
    try (var run = Launched.start(launcher())) {
      assertThat(run.exitCode()).isZero();
    }
    assertThat(sweep).doesNotExist();
  }

  private Path lockOfTheDead() throws Exception {
    Process gone = new ProcessBuilder("sh", "-c", "exit 0").start();
    gone.waitFor();
    Path folder = Files.createDirectories(home.folder.resolve("app/target"));
    Path owner = Path.of(Long.toString(gone.pid()));
    return Files.createSymbolicLink(folder.resolve("build.lock"), owner);
  }

  @Test
  void shouldEndTheBuildWithItself() throws Exception {
    home.maven("echo $$ >maven.pid\necho '[INFO] Building mpj app 1 [4/4]'\nexec sleep 300\n");
    try (var run = Launched.start(launcher())) {
      run.awaitMessage("building mpj app");
      run.signal("TERM");
      assertThat(run.exitCode()).isEqualTo(143);
    }
    long maven = Long.parseLong(Files.readString(home.folder.resolve("maven.pid")).strip());
    ProcessHandle.of(maven).ifPresent(process -> process.onExit().join());
    assertThat(Files.isSymbolicLink(home.folder.resolve("app/target/build.lock"))).isFalse();
  }
}
