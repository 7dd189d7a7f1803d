package mpj.app.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** A tool of a few lines, in a jar, with the name that the launcher starts. */
final class ToolJar {
  private static final String SOURCE =
      """
      package mpj.app;

      class Main {
        public static void main(String[] arguments) throws Exception {
          System.out.println("arguments=" + java.util.Arrays.asList(arguments));
          var input = java.nio.file.Path.of("/proc/self/fd/0");
          System.out.println("input=" + java.nio.file.Files.readSymbolicLink(input));
          System.out.println("ready");
          if (arguments[0].equals("wait")) {
            new java.util.concurrent.CountDownLatch(1).await();
          }
          System.exit(Integer.parseInt(arguments[0]));
        }
      }
      """;

  private ToolJar() {}

  static void write(Path jar) throws IOException {
    Path scratch = Files.createTempDirectory("tool");
    Path source = Files.writeString(scratch.resolve("Main.java"), SOURCE);
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", scratch.toString(), source.toString());
    if (code != 0) {
      throw new IllegalStateException("the tool of the test does not compile: code=" + code);
    }
    Path compiled = scratch.resolve("mpj/app/Main.class");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("mpj/app/Main.class"));
      Files.copy(compiled, out);
      out.closeEntry();
    }
    try (var made = Files.walk(scratch)) {
      made.sorted(java.util.Comparator.reverseOrder()).forEach(ToolJar::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
