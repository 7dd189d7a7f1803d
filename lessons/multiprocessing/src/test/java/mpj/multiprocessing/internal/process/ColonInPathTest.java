package mpj.multiprocessing.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Program;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project's folder with a colon in its path, which a class path cannot name. The main process has
 * its classes all the same: by a relative path, or by a loader of its own, as build tools have.
 */
@ExtendWith(NothingLeft.class)
@Timeout(120)
@DisabledOnOs(OS.WINDOWS) // whose files have none
class ColonInPathTest {
  private static final String PROGRAM =
      """
      import java.net.*;
      import java.nio.file.*;
      import mpj.multiprocessing.*;
      public class Program {
        static class Work implements Task {
          public void run() { System.out.println("works"); }
        }
        public static void main(String[] arguments) throws Exception {
          Context here = Context.of(StartMethod.SPAWN);
          Context given = here.classPath(arguments[0]).directory(Path.of("/"));
          for (Context each : new Context[] {here, here.directory(Path.of("/")), given}) {
            ChildProcess child = each.process(new Work());
            child.start();
            child.join();
          }
        }
      }
      class Launcher {
        public static void main(String[] arguments) throws Exception {
          var urls = new URL[arguments.length];
          for (int i = 0; i < urls.length; i++) {
            urls[i] = Path.of(arguments[i]).toUri().toURL();
          }
          var loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
          Class<?> program = loader.loadClass("Program");
          String path = String.join(System.getProperty("path.separator"), arguments);
          program.getMethod("main", String[].class).invoke(null, (Object) new String[] {path});
        }
      }
      """;

  private static final String LIBRARY = Program.library().toString();

  @TempDir Path temporary;

  private Path project;

  @BeforeEach
  void compile() throws Exception {
    project = Files.createDirectories(temporary.resolve("my:project 50%")); // %, a blank as well
    Path source = Files.writeString(project.resolve("Program.java"), PROGRAM);
    String out = Files.createDirectory(project.resolve("out")).toString();
    Program.compile("-d", out, "-cp", LIBRARY, source.toString());
  }

  private List<String> run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(CommandLine.jvm());
    command.addAll(List.of(arguments));
    return Program.lines(
        new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true));
  }

  @Test
  void shouldBeNoMatterWhereTheClassPathIsRelative() throws Exception {
    String path = "out" + File.pathSeparator + LIBRARY;
    assertThat(run("-cp", path, "Program", path)).containsExactly("works", "works", "works");
  }

  @Test
  void shouldBeNoMatterWhereALoaderHasTheClasses() throws Exception {
    assertThat(run("-cp", "out", "Launcher", "out", LIBRARY))
        .containsExactly("works", "works", "works");
  }
}
