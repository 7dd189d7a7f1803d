package mpj.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import mpj.multiprocessing.internal.process.CommandLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real runs of the launcher where the tool is built. */
class LauncherTest {
  @TempDir Path top;
  private Home home;

  @BeforeEach
  void createHome() throws Exception {
    home = Home.create(top);
  }

  @Test
  void shouldPassArgumentsAndExitCodeThrough() throws Exception {
    var builder = home.launcher(home.folder.resolve("mpj"), "7", "two words", "", "*", "--x=$HOME");
    try (var run = Launched.start(builder)) {
      assertThat(run.exitCode()).isEqualTo(7);
      assertThat(run.output()).contains("arguments=[7, two words, , *, --x=$HOME]");
      assertThat(run.messages()).isEmpty();
    }
  }

  @Test
  void shouldStartThroughAChainOfRelativeLinksFromAnywhere() throws Exception {
    Path links = Files.createDirectories(top.resolve("some links/deeper"));
    Files.createSymbolicLink(links.resolve("first"), Path.of("..", "second"));
    Files.createSymbolicLink(top.resolve("some links/second"), Path.of("..", "a home", "mpj"));
    var builder = home.launcher(Path.of("deeper/first"), "5");
    builder.directory(top.resolve("some links").toFile());
    builder.command().addFirst(home.bin.resolve("sh").toString());
    try (var run = Launched.start(builder)) {
      assertThat(run.exitCode()).isEqualTo(5);
    }
  }

  @Test
  void shouldStartFromItsOwnFolder() throws Exception {
    var builder = home.launcher(Path.of("./mpj"), "6");
    builder.directory(home.folder.toFile());
    try (var run = Launched.start(builder)) {
      assertThat(run.exitCode()).isEqualTo(6);
      assertThat(run.messages()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM,143", "INT,130", "HUP,129"})
  void shouldBecomeTheToolSoThatSignalsReachIt(String signal, int exitCode) throws Exception {
    try (var run = Launched.start(home.launcher(home.folder.resolve("mpj"), "wait"))) {
      run.awaitOutput("ready");
      run.signal(signal);
      assertThat(run.exitCode()).isEqualTo(exitCode);
    }
  }

  @Test
  void shouldSayWhatToRaiseWhereTooFewFilesMayBeOpen() throws Exception {
    var builder = home.launcher(home.bin.resolve("sh"), "-c");
    builder.command().add("ulimit -n 20; exec '" + home.folder.resolve("mpj") + "' 7");
    try (var run = Launched.start(builder)) {
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.messages()).contains("limit=20", "ulimit -n 1024").doesNotContain("\n");
    }
  }

  @Test
  void shouldSayThatTheCurrentFolderIsGone() throws Exception {
    var builder = home.launcher(home.bin.resolve("sh"), "-c");
    String gone = Files.createDirectory(top.resolve("gone")).toString();
    builder
        .command()
        .add(
            "cd '" + gone + "'; rmdir '" + gone + "'; exec '" + home.folder.resolve("mpj") + "' 7");
    try (var run = Launched.start(builder)) {
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.messages()).contains("folder=", "cd");
    }
  }

  /** The letter is two bytes: a JVM in a locale without it makes two question marks of them. */
  @Test
  void shouldKnowAllLettersInALocaleWithoutThem() throws Exception {
    var builder = home.launcher(home.bin.resolve("sh"), "-c");
    builder.command().add("exec \"$0\" 7 \"$(printf '\\303\\274')\"");
    builder.command().add(home.folder.resolve("mpj").toString());
    builder.environment().put("LC_ALL", "C");
    try (var run = Launched.start(builder)) {
      run.awaitOutput("arguments=[7, ?]");
      assertThat(run.exitCode()).isEqualTo(7);
    }
  }

  /** A JVM refuses two collectors; the launch file names one. */
  @ParameterizedTest
  @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
  void shouldLeaveTheCollectorToAVariableThatChoosesOne(String variable) throws Exception {
    var builder = home.launcher(home.folder.resolve("mpj"), "7");
    builder.environment().put(variable, "-Da=b -XX:+UseG1GC");
    try (var run = Launched.start(builder)) {
      assertThat(run.exitCode()).isEqualTo(7);
    }
  }

  @Test
  void shouldBuildWithItsOwnCollectorAndLeaveTheRestOfTheVariable() throws Exception {
    Files.writeString(
        home.folder.resolve(".mvn/build/Install.java"),
        "void main() { System.out.println(System.getenv(\"JAVA_TOOL_OPTIONS\")); }");
    home.build("25.0.0+1"); // after the sources, as builds are
    var builder = home.launcher(home.folder.resolve("mpj"), "3");
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Da=* -XX:+UseParallelGC -Dc=d");
    try (var run = Launched.start(builder)) {
      assertThat(run.exitCode()).isEqualTo(3);
    }
    assertThat(home.folder.resolve("app/target/build.log")).content().contains(" -Da=* -Dc=d\n");
  }

  @Test
  void shouldRenewTheCachesWhenTheJdkIsAnotherAndStartAllTheSame() throws Exception {
    Files.writeString(
        home.folder.resolve(".mvn/build/Install.java"),
        "void main(String[] a) { System.out.println(java.util.Arrays.asList(a)); }");
    home.build("25.0.0+1"); // after the sources, as builds are
    try (var run = Launched.start(home.launcher(home.folder.resolve("mpj"), "3"))) {
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.messages()).startsWith("mpj: preparing a faster start with JDK 25");
    }
    assertThat(home.folder.resolve("app/target/build.log"))
        .content()
        .contains("same, " + String.join(", ", CommandLine.flags()) + "]");
  }

  @Test
  void shouldPassOverAnOldJavaHomeAndAnOldJavaOnThePath() throws Exception {
    Path old = home.oldJdk();
    Files.createSymbolicLink(home.bin.resolve("java"), old.resolve("bin/java"));
    var builder = home.launcher(home.folder.resolve("mpj"), "4");
    builder.environment().put("JAVA_HOME", old.toString());
    try (var run = Launched.start(builder)) {
      assertThat(run.exitCode()).isEqualTo(4);
      assertThat(run.output()).contains("ready");
    }
  }

  @Test
  void shouldSayWhatToInstallAndWhereItLookedWithoutAJdk() throws Exception {
    Files.delete(home.jvms.resolve("good/release"));
    Path old = home.oldJdk();
    var builder = home.launcher(home.folder.resolve("mpj"), "0");
    builder.environment().put("JAVA_HOME", old.toString());
    try (var run = Launched.start(builder)) {
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.messages())
          .startsWith("mpj: no JDK 25 or later was found; install one")
          .contains("JAVA_HOME=" + old, "java on PATH=(none)", home.jvms.toString())
          .doesNotContain("\n");
      assertThat(run.output()).isEmpty();
    }
  }

  /** As after cp -r: the times are others, the contents are not. */
  @Test
  void shouldStartACopyOfABuiltFolderWithoutABuild() throws Exception {
    Path program = home.folder.resolve(".mvn/build/Sources.java");
    Files.copy(Path.of("..", ".mvn", "build", "Sources.java"), program);
    home.edit();
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path built = home.folder.resolve("app/target/mpj");
    var noting = new ProcessBuilder(java + "", program + "", built + "", "record");
    assertThat(noting.inheritIO().start().waitFor()).isZero();
    try (var run = Launched.start(home.launcher(home.folder.resolve("mpj"), "7"))) {
      assertThat(run.exitCode()).isEqualTo(7);
      assertThat(run.messages()).isEmpty();
    }
  }

  @Test
  void shouldStartInAFolderThatNoClassPathCanName() throws Exception {
    Files.writeString(home.folder.resolve(".mvn/build/Install.java"), "void main() {}");
    home.build("25.0.0+1"); // after the sources, as builds are
    Path moved = Files.move(home.folder, top.resolve("a:home"));
    var builder = home.launcher(moved.resolve("mpj"), "7");
    builder.environment().put("HOME", top.toString());
    try (var run = Launched.start(builder)) {
      assertThat(run.exitCode()).isEqualTo(7);
    }
    builder.environment().put("XDG_STATE_HOME", top.resolve("b:c").toString());
    try (var run = Launched.start(builder)) {
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.messages()).contains("folder=" + moved, "XDG_STATE_HOME");
    }
  }

  @Test
  void shouldKnowAllLettersWhereTheLocaleIsNotInstalled() throws Exception {
    home.program(home.bin.resolve("locale"), "#!/bin/sh\necho ANSI_X3.4-1968\n");
    var builder = home.launcher(home.bin.resolve("sh"), "-c");
    builder.command().add("exec \"$0\" 7 \"$(printf '\\303\\274')\"");
    builder.command().add(home.folder.resolve("mpj").toString());
    builder.environment().put("LC_ALL", "xx_XX.UTF-8");
    try (var run = Launched.start(builder)) {
      run.awaitOutput("arguments=[7, \u00fc]");
      assertThat(run.exitCode()).isEqualTo(7);
    }
  }

  /** What is shown is one byte in Latin-1, which is no letter for this test. */
  @Test
  void shouldKnowAllLettersOfNamesWhereTheTerminalHasAnotherEncoding() throws Exception {
    home.program(home.bin.resolve("locale"), "#!/bin/sh\necho ISO-8859-1\n");
    home.program(home.bin.resolve("iconv"), "#!/bin/sh\nexec cat\n");
    var builder = home.launcher(home.bin.resolve("sh"), "-c");
    builder.command().add("exec \"$0\" 7 \"$(printf '\\303\\274')\"");
    builder.command().add(home.folder.resolve("mpj").toString());
    builder.environment().put("LC_ALL", "xx_XX.ISO-8859-1");
    try (var run = Launched.start(builder)) {
      run.awaitOutput("arguments=[7, \ufffd]");
      assertThat(run.exitCode()).isEqualTo(7);
    }
  }

  @Test
  void shouldCountTheFilesThatTheJvmCanRaiseTheLimitTo() throws Exception {
    var builder = home.launcher(home.bin.resolve("sh"), "-c");
    builder.command().add("ulimit -S -n 20; exec '" + home.folder.resolve("mpj") + "' 7");
    try (var run = Launched.start(builder)) {
      assertThat(run.exitCode()).isEqualTo(7);
    }
  }

  /** Else the first file that the JVM opens has the stream's number, and is read in its place. */
  @Test
  void shouldKeepTheNumbersOfClosedStreamsFromOtherFiles() throws Exception {
    var builder = home.launcher(home.bin.resolve("sh"), "-c");
    builder.command().add("exec '" + home.folder.resolve("mpj") + "' 7 <&-");
    try (var run = Launched.start(builder)) {
      run.awaitOutput("input=/dev/null");
    }
  }
}
