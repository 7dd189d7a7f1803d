package mpj.multiprocessing;

import static mpj.multiprocessing.Children.LONG;
import static mpj.multiprocessing.Children.exitCode;
import static mpj.multiprocessing.Children.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows P12 and S2 to S4: what a context gives to children, and to theirs. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class ContextTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(names = {"SPAWN", "FORK"}) // fork has all of forkserver
  void p12ShouldPassFlagsAndHeapOnToGrandchildren(StartMethod method) throws Exception {
    var seen = new Queue<String>();
    var context = Context.of(method).heap("48m").jvmOptions("-Dflag=yes", "-Dother=also");
    var child =
        start(
            context.process(() -> {
              seen.put(flags());
              exitCode(start(() -> seen.put(flags())));
            }));
    assertThat(exitCode(child)).isZero();
    assertThat(Children.take(seen, 2)).containsExactly("yes also small", "yes also small");
    assertThat(context.jvmOptions()).containsExactly("-Xmx48m", "-Dflag=yes", "-Dother=also");
    assertThatThrownBy(() -> context.heap("much")).hasMessageContaining("size=much");
  }

  private static String flags() {
    String size = Runtime.getRuntime().maxMemory() <= 48L << 20 ? "small" : "large";
    return System.getProperty("flag") + " " + System.getProperty("other") + " " + size;
  }

  @ParameterizedTest
  @EnumSource(names = {"SPAWN", "FORKSERVER"})
  void shouldGiveClassPathEnvironmentAndDirectory(StartMethod method) throws Exception {
    Files.writeString(directory.resolve("only-there.txt"), "x");
    String own = System.getProperty("java.class.path");
    var context =
        Context.of(method)
            .classPath(own + File.pathSeparator + directory)
            .environment("MPJ_TEST", "set")
            .directory(directory);
    var seen = new Queue<Boolean>();
    var child =
        start(
            context.process(() -> {
              seen.put(ClassLoader.getSystemClassLoader().getResource("only-there.txt") != null);
              seen.put("set".equals(System.getenv("MPJ_TEST")));
              seen.put(Files.exists(Path.of("only-there.txt")));
            }));
    assertThat(exitCode(child)).isZero();
    assertThat(Children.take(seen, 3)).containsExactly(true, true, true);
    assertThat(System.getenv("MPJ_TEST")).isNull();
  }

  /** A class path may be longer than what {@code DataOutputStream.writeUTF} takes. */
  @Test
  void shouldBringSettingsOfAnyLengthToTheChild() throws Exception {
    String value = "x".repeat(100_000);
    var child =
        Context.of(StartMethod.SPAWN)
            .environment("MPJ_TEST", value)
            .process(() -> System.exit(System.getenv("MPJ_TEST").length() / 1000));
    assertThat(exitCode(start(child))).isEqualTo(100);
  }

  @ParameterizedTest
  @EnumSource(names = {"SPAWN", "FORK"}) // fork has all of forkserver
  void shouldGiveAnEmptyInputUnlessAskedOtherwise(StartMethod method) throws Exception {
    var read = new Queue<Integer>();
    start(Context.of(method).process(() -> read.put(System.in.read())));
    assertThat(read.get(LONG)).isEqualTo(-1);
  }

  @ParameterizedTest
  @EnumSource(names = {"SPAWN", "FORK"}) // fork has all of forkserver
  void shouldGiveAFileAsInputAndInheritIt(StartMethod method) throws Exception {
    Path file = Files.writeString(directory.resolve("input"), "first line\nsecond line\n");
    var read = new Queue<String>();
    var context = Context.of(method).input(file);
    exitCode(
        start(
            context.process(
                () -> read.put(new String(System.in.readAllBytes(), StandardCharsets.UTF_8)))));
    assertThat(read.getNow()).isEqualTo("first line\nsecond line\n");
    var inheriting =
        context.process(() -> {
          // Not System.in, which reads ahead.
          new FileInputStream(FileDescriptor.in).read(new byte["first line\n".length()]);
          var heir =
              Context.of(method)
                  .inheritInput()
                  .process(
                      () -> read.put(new String(System.in.readAllBytes(), StandardCharsets.UTF_8)));
          exitCode(start(heir));
        });
    assertThat(exitCode(start(inheriting))).isZero();
    assertThat(read.getNow()).isEqualTo("second line\n");
    assertThat(bootFiles()).isEmpty();
  }

  @Test
  void f28ShouldLeaveNoMessageOfAChildThatWasKilledBeforeItReadIt() throws Exception {
    var child = start(Context.of(StartMethod.SPAWN).input(Path.of("/dev/null")).process(() -> {}));
    child.kill(); // a JVM takes longer to get there
    assertThat(exitCode(child)).isNotZero();
    assertThat(bootFiles()).isEmpty();
  }

  private static List<Path> bootFiles() throws Exception {
    try (Stream<Path> files = Files.list(Tree.current().directory())) {
      return files.filter(file -> file.getFileName().toString().startsWith("boot")).toList();
    }
  }

  @Test
  void s2ShouldSpawnByDefaultAndBootNothingThatWasNotAskedFor() throws Exception {
    assertThat(Context.standard().startMethod()).isEqualTo(StartMethod.SPAWN);
    assertThat(exitCode(start(() -> {}))).isZero();
    var none = Context.of(StartMethod.FORKSERVER).standbys(0).prepare();
    assertThat(exitCode(start(none.process(() -> {})))).isZero();
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
    assertThatThrownBy(() -> none.standbys(-1)).hasMessageContaining("standbys=-1");
  }

  /** In a child, whose standard context nobody has set before. */
  @Test
  void s3ShouldRefuseToSetTheStandardTwiceUnlessForced() throws Exception {
    var child =
        start(() -> {
          Context.setStandard(Context.of(StartMethod.FORKSERVER).standbys(0));
          assertThatThrownBy(() -> Context.setStandard(Context.of(StartMethod.FORK)))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("startMethod=FORKSERVER");
          Context.setStandard(Context.of(StartMethod.SPAWN), true);
          assertThat(Context.standard().startMethod()).isEqualTo(StartMethod.SPAWN);
        });
    assertThat(exitCode(child)).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"SPAWN", "FORK"}) // fork has all of forkserver
  void s4ShouldReportItsMethodAndPassItOn(StartMethod method) throws Exception {
    var context = Context.of(method).standbys(1);
    assertThat(context.startMethod()).isEqualTo(method);
    assertThat(context.heap("64m")).isNotSameAs(context);
    assertThat(context.jvmOptions()).isEmpty();
    var seen = new Queue<String>();
    var child =
        context.process(() -> {
          seen.put(describe());
          exitCode(start(() -> seen.put(describe())));
        });
    assertThat(child.context()).isSameAs(context);
    assertThat(exitCode(start(child))).isZero();
    String expected = method + " " + context.standbys() + " " + method;
    assertThat(Children.take(seen, 2)).containsExactly(expected, expected);
  }

  private static String describe() {
    Context standard = Context.standard();
    return standard.startMethod()
        + " "
        + standard.standbys()
        + " "
        + ChildProcess.current().context().startMethod();
  }
}
