import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The format of all Java sources: {@code check} names the files that differ from it and fails,
 * {@code write} rewrites them.
 *
 * <p>A program of its own because the formatter needs a newer JDK than the one that Maven may run
 * on; the build starts it with the JDK that it compiles with.
 */
final class Format {
  private static final List<String> ROOTS =
      List.of(
          ".ci",
          ".mvn/build",
          "lessons/multiprocessing/src",
          "lessons/remote/src",
          "lessons/course/src",
          "lessons/jcstress/src",
          "app/src");

  public static void main(String[] args) throws IOException {
    if (args.length != 2 || !List.of("check", "write").contains(args[1])) {
      System.err.println(
          "Cannot format: arguments=" + Arrays.toString(args) + "; give ROOT and check or write.");
      System.exit(2);
    }
    List<String> files = sources(Path.of(args[0]));
    if (args[1].equals("write")) {
      System.exit(run(new PrintWriter(System.out, true), "--replace", files));
    }
    var changed = new StringWriter();
    int code = run(new PrintWriter(changed, true), "--dry-run", files);
    if (code == 0 && changed.toString().isEmpty()) {
      return;
    }
    System.err.print(changed);
    System.err.println("These files are not formatted; run: mvn -N verify -Dformat=write");
    System.exit(1);
  }

  private static List<String> sources(Path top) throws IOException {
    var files = new ArrayList<String>();
    for (String root : ROOTS) {
      Path folder = top.resolve(root);
      if (Files.isDirectory(folder)) {
        try (var paths = Files.walk(folder)) {
          paths
              .filter(path -> path.toString().endsWith(".java"))
              .forEach(path -> files.add(path.toString()));
        }
      }
    }
    return files;
  }

  private static int run(PrintWriter out, String mode, List<String> files) {
    if (files.isEmpty()) {
      return 0;
    }
    var arguments = new ArrayList<String>();
    arguments.add(mode);
    arguments.addAll(files);
    var formatter = new Main(out, new PrintWriter(System.err, true), InputStream.nullInputStream());
    try {
      return formatter.format(arguments.toArray(String[]::new));
    } catch (Exception failure) {
      System.err.println("Cannot format: " + failure.getMessage());
      return 1;
    }
  }
}
