package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mpj.multiprocessing.channel.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** CONFORMANCE P21: programs whose classes are not on the class path of any process. */
@Timeout(120)
@ExtendWith(NothingLeft.class)
class SourceProgramTest {
  private static final String JAVA = System.getProperty("java.home") + "/bin/java";

  @TempDir Path temporary;

  /** With blanks and, where this JVM can name such a file, umlauts. */
  private Path folder() throws Exception {
    boolean wide = System.getProperty("sun.jnu.encoding").equals("UTF-8");
    return Files.createDirectory(temporary.resolve(wide ? "Grüße aus Köln" : "my programs"));
  }

  private static void copy(String name, Path folder) throws Exception {
    try (InputStream in = SourceProgramTest.class.getResourceAsStream("source/" + name)) {
      Files.copy(in, folder.resolve(name));
    }
  }

  private List<String> run(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(JAVA, "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    return Program.lines(builder.redirectErrorStream(true));
  }

  @Test
  void p21ShouldStartChildrenOfAProgramInSourceFiles() throws Exception {
    Path folder = folder();
    copy("Hello.java", folder);
    copy("Other.java", folder);

    List<String> lines =
        run(folder, "-Dstdout.encoding=UTF-8", "-cp", Program.library().toString(), "Hello.java");

    String mirrored =
        "[circle 2.0, square 3[Point[x=1, y=1]], RED 1, node 3, [Point[x=2, y=3]],"
            + " class Hello$Point, 40, Point[x=%d, y=%d], Local[text=local], anonymous,"
            + " Point[x=9, y=9]]";
    assertThat(lines)
        .contains(
            "SPAWN 0 " + mirrored.formatted(0, 0),
            "FORKSERVER 0 " + mirrored.formatted(0, 0),
            "FORK 0 " + mirrored.formatted(7, 7),
            "[Point[x=10, y=1], Point[x=20, y=2], Point[x=30, y=3]]",
            "broken Point[x=3, y=4] 146",
            "virtual Point[x=5, y=5]",
            "common Point[x=6, y=6]",
            "Point[x=2, y=5] 6 Point[x=6, y=6]",
            "Other$Unusual",
            "\tat Other.fail(Other.java:7)",
            "exit 1");
  }

  @Test
  void p21ShouldFindClassesByTheContextClassLoaderEverywhere() throws Exception {
    Path folder = folder();
    copy("Loaders.java", folder);

    assertThat(run(folder, "-cp", Program.library().toString(), "Loaders.java"))
        .containsExactly(
            "main true",
            "child true",
            "pool of a child true",
            "handler true",
            "pool SPAWN true",
            "thread SPAWN true",
            "callback true",
            "input true",
            "pool FORKSERVER true",
            "thread FORKSERVER true",
            "pool FORK true",
            "thread FORK true",
            "manager true");
  }

  private static final String PART =
      """
      import java.util.concurrent.Callable;
      public class Part implements Callable<Object>, java.io.Serializable {
        record Answer(int number) {}
        public Object call() { return new Answer(NUMBER); }
      }
      """;

  private URLClassLoader loader(String number) throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("loader" + number));
    Path source = folder.resolve("Part.java");
    Files.writeString(source, PART.replace("NUMBER", number));
    Program.compile(source.toString());
    return new URLClassLoader(new URL[] {folder.toUri().toURL()});
  }

  private static Callable<?> part(ClassLoader loader) throws Exception {
    return (Callable<?>) loader.loadClass("Part").getConstructor().newInstance();
  }

  @Test
  void p21ShouldBringBackObjectsOfTheVeryClassOfAnyLoader() throws Exception {
    var tasks = new Queue<Callable<?>>();
    var answers = new Queue<Object>();
    try (URLClassLoader loader = loader("1")) {
      var child = new ChildProcess(() -> answers.put(tasks.get().call()));
      child.start();
      tasks.put(part(loader));

      Object answer = answers.get();
      child.join();

      assertThat(answer.getClass()).isSameAs(loader.loadClass("Part$Answer"));
    }
  }

  @Test
  void p21ShouldRefuseASecondClassOfTheSameName() throws Exception {
    var queue = new Queue<Object>();
    try (URLClassLoader one = loader("1");
        URLClassLoader other = loader("2")) {
      queue.put(part(one));

      assertThatThrownBy(() -> queue.put(part(other)))
          .isInstanceOf(UncrossableException.class)
          .hasMessageContaining("same name")
          .hasMessageContaining("class=Part");
    }
  }

  /** Loads a class from its bytes and gives them to nobody. */
  private static final class Silent extends ClassLoader {
    Class<?> define(byte[] code) {
      return defineClass("Part", code, 0, code.length);
    }
  }

  @Test
  void p21ShouldSayAtTheCallWhichClassCannotBeHandedOver() throws Exception {
    var queue = new Queue<Object>();
    try (URLClassLoader from = loader("1");
        InputStream code = from.getResourceAsStream("Part.class")) {
      Object part = new Silent().define(code.readAllBytes()).getConstructor().newInstance();

      assertThatThrownBy(() -> queue.put(part))
          .isInstanceOf(UncrossableException.class)
          .hasMessageContaining("class=Part")
          .hasMessageContaining("put it on the class path");
    }
  }
}
