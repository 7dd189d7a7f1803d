package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Programs that have the library on their module path: their children have the same modules. */
@Timeout(120)
@ExtendWith(NothingLeft.class)
class ModulePathTest {
  private static final String JAVA = System.getProperty("java.home") + "/bin/java";
  private static final String[] SHOP = {
    "module-info.java", "shop/Greeter.java", "shop/Polite.java", "shop/Main.java"
  };

  @TempDir Path temporary;

  private void copy(String name, Path to) throws Exception {
    try (InputStream in = ModulePathTest.class.getResourceAsStream("modular/" + name)) {
      Files.createDirectories(to.getParent());
      Files.copy(in, to);
    }
  }

  private void compileShop() throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("-d", temporary.resolve("out").toString(), "-p"));
    arguments.add(Program.library().toString());
    for (String name : SHOP) {
      Path source = temporary.resolve("source").resolve(name);
      copy(name, source);
      arguments.add(source.toString());
    }
    Program.compile(arguments.toArray(String[]::new));
    copy("shop/sign.txt", temporary.resolve("out/shop/sign.txt"));
  }

  private List<String> run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.add("--enable-native-access=mpj.multiprocessing");
    command.addAll(List.of(arguments));
    return Program.lines(
        new ProcessBuilder(command).directory(temporary.toFile()).redirectErrorStream(true));
  }

  @Test
  void shouldGiveChildrenTheModulesServicesAndResourcesOfTheProgram() throws Exception {
    compileShop();

    List<String> lines =
        run("-p", Program.library() + File.pathSeparator + "out", "-m", "shop/shop.Main");

    List<String> expected = new ArrayList<>();
    for (String way : List.of("SPAWN", "FORKSERVER", "FORK", "elsewhere")) {
      expected.add(way);
      expected.add("module shop module mpj.multiprocessing");
      expected.add("Good day, Ada");
      expected.add("Welcome");
      expected.add("Point[x=3, y=4]");
      expected.add("[LARGE, Point[x=5, y=6], Basket[Point[x=1, y=2]]]");
      expected.add("[Point[x=2, y=4], Point[x=6, y=8]]");
      expected.add("[Point[x=1, y=7]]");
    }
    assertThat(lines).startsWith(expected.toArray(String[]::new));
    assertThat(lines.subList(expected.size(), lines.size()))
        .hasSize(4)
        .allSatisfy(line ->
            assertThat(line)
                .contains("module=shop")
                .endsWith("module-info.java: opens shop to mpj.multiprocessing;"));
    assertThat(lines.subList(lines.size() - 2, lines.size()))
        .allSatisfy(line ->
            assertThat(line)
                .contains("shop.Main$Bill is a record that is not Serializable")
                .contains("let the record implement java.io.Serializable"));
  }

  @Test
  void shouldStartChildrenOfASourceFileThatImportsTheModule() throws Exception {
    Files.writeString(
        temporary.resolve("Hello.java"),
        """
        import module mpj.multiprocessing;
        import mpj.multiprocessing.channel.Queue; // java.util has one, too

        record Point(int x, int y) {}

        void main() throws Exception {
          var points = new Queue<Point>();
          var child = new ChildProcess(() -> points.put(new Point(1, 2)));
          child.start();
          IO.println(points.get());
          child.join();
          try (var pool = new Pool(2)) {
            IO.println(pool.map(x -> new Point(x, x), List.of(3, 4)));
          }
        }
        """);

    List<String> lines =
        run(
            "-p",
            Program.library().toString(),
            "--add-modules",
            "mpj.multiprocessing",
            "Hello.java");

    assertThat(lines).containsExactly("Point[x=1, y=2]", "[Point[x=3, y=3], Point[x=4, y=4]]");
  }
}
