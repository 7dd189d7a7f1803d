package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs whose environment gives options to each JVM, as that of many servers does. */
@Timeout(120)
class OptionVariablesTest {
  @TempDir Path scratch;

  /** The root of a tree of three: each process prints a property, the last one its collector. */
  static final class Root {
    public static void main(String[] arguments) {
      System.out.println("root " + System.getProperty("given"));
      Context context = Context.of(StartMethod.valueOf(arguments[0]));
      for (int i = 1; i < arguments.length; i++) {
        context = context.jvmOptions(arguments[i]);
      }
      context.process(Root::child).start();
    }

    private static void child() throws InterruptedException {
      System.out.println("child " + System.getProperty("given"));
      var last = new ChildProcess(() -> System.out.println("last " + collector()));
      last.start();
      last.join();
    }

    private static String collector() {
      return java.lang.management.ManagementFactory.getGarbageCollectorMXBeans().stream()
              .anyMatch(one -> one.getName().startsWith("G1"))
          ? "G1"
          : "another";
    }
  }

  private String run(String variable, String value, String... arguments) throws Exception {
    Path output = scratch.resolve("output");
    var builder =
        CommandLine.of(
            JvmSettings.NONE.environment(java.util.Map.of(variable, value)),
            Root.class.getName(),
            arguments);
    Process root =
        builder
            .redirectOutput(output.toFile())
            .redirectError(scratch.resolve("errors").toFile())
            .start();
    try {
      assertThat(root.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      root.destroyForcibly();
    }
    return Files.readString(output);
  }

  @ParameterizedTest
  @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
  void shouldReachChildrenWithoutBecomingLinesOfTheirs(String variable) throws Exception {
    String output = run(variable, "-Dgiven=x -XX:+UseG1GC", "SPAWN");
    assertThat(output.lines()).containsExactly("root x", "child x", "last G1");
    assertThat(Files.readString(scratch.resolve("errors")).lines())
        .as("the word of the root's own JVM, which no parent of ours reads")
        .hasSize(1);
  }

  @Test
  void shouldNotHandOnThatTheTemporaryFolderIsMissing() throws Exception {
    Path missing = scratch.resolve("missing");
    String output = run("JAVA_TOOL_OPTIONS", "-Dgiven=x -Djava.io.tmpdir=" + missing, "SPAWN");
    assertThat(output.lines()).containsExactly("root x", "child x", "last another");
    assertThat(Files.readString(scratch.resolve("errors")).lines())
        .as("the words of the root's own JVM, which no parent of ours reads")
        .hasSize(2);
  }

  @Test
  void shouldTakeACollectorFromTheContextToo() throws Exception {
    assertThat(run("UNUSED", "", "SPAWN", "-XX:+UseG1GC").lines())
        .containsExactly("root null", "child null", "last G1");
  }

  @Test
  void shouldTakeTheLastCollectorOfSeveral() throws Exception {
    String several = "-XX:+UseParallelGC";
    assertThat(run("JAVA_TOOL_OPTIONS", several, "SPAWN", several, "-XX:+UseG1GC").lines())
        .containsExactly("root null", "child null", "last G1");
  }

  @Test
  void shouldReachStandbys() throws Exception {
    String output = run("JAVA_TOOL_OPTIONS", "-XX:+UseParallelGC -Dgiven=y", "FORKSERVER");
    assertThat(output.lines()).containsExactly("root y", "child y", "last another");
    assertThat(Files.readString(scratch.resolve("errors")).lines()).hasSize(1);
  }
}
