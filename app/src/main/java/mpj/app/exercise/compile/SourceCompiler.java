package mpj.app.exercise.compile;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import mpj.app.compiler.PlainWords;
import mpj.app.error.RefusedException;
import mpj.app.error.UsageException;
import mpj.app.file.SourceText;

/** Compiles programs with the JDK's compiler, the library on their class path. */
public final class SourceCompiler {
  /** Tells of the disk and not of the program. */
  private static final String NOT_WRITTEN = "compiler.err.class.cant.write";

  private SourceCompiler() {}

  /**
   * Compiles files into a folder.
   *
   * @throws UsageException if this Java has no compiler
   */
  public static Compilation compile(List<Path> files, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new UsageException(
          "this Java has no compiler: java.home="
              + System.getProperty("java.home")
              + "; start mpj with a JDK");
    }
    var sources = new ArrayList<SourceFile>();
    for (Path file : files) {
      try {
        sources.add(SourceFile.read(file));
      } catch (SourceText.NotUtf8Exception e) {
        String name = file.getFileName().toString();
        var problem = new Problem(name, e.line(), "not UTF-8 text; save it as UTF-8", "", 0);
        return new Compilation(List.of(problem), List.of());
      }
    }
    var found = new DiagnosticCollector<JavaFileObject>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(found, Locale.ROOT, null)) {
      List<String> options =
          List.of(
              "-d",
              classes.toString(),
              "-cp",
              System.getProperty("java.class.path"),
              "-proc:none",
              "-nowarn");
      var crash = new StringWriter(); // all other messages go to the collector
      var task = (JavacTask) compiler.getTask(crash, manager, found, options, null, sources);
      try {
        Compilation compiled = compile(task, found);
        if (crash.toString().isBlank()) {
          return compiled;
        }
      } catch (StackOverflowError e) {
        return new Compilation(List.of(tooDeep(files)), List.of());
      } catch (RuntimeException e) { // in which the compiler wraps it
        if (crash.toString().isBlank() && !(e.getCause() instanceof StackOverflowError)) {
          throw e;
        }
      }
      if (!crash.toString().contains(StackOverflowError.class.getName())) {
        throw new IllegalStateException("the compiler failed: " + crash);
      }
      return new Compilation(List.of(tooDeep(files)), List.of());
    }
  }

  private static Compilation compile(JavacTask task, DiagnosticCollector<JavaFileObject> found)
      throws IOException {
    var units = new ArrayList<CompilationUnitTree>();
    task.parse().forEach(units::add);
    task.analyze();
    List<Problem> errors = errors(found);
    if (!errors.isEmpty()) {
      return new Compilation(errors, List.of());
    }
    var remarks = new ArrayList<Problem>();
    Trees trees = Trees.instance(task);
    for (CompilationUnitTree unit : units) {
      remarks.addAll(new Mistakes(trees, unit).find());
    }
    task.generate();
    return new Compilation(errors(found), remarks);
  }

  /** The compiler does not say where. */
  private static Problem tooDeep(List<Path> files) {
    String name = files.size() == 1 ? files.getFirst().getFileName().toString() : "";
    String sentence =
        "the compiler gave up: brackets are nested too deeply somewhere, or an expression has"
            + " thousands of parts";
    return new Problem(name, 0, sentence, "", 0);
  }

  private static List<Problem> errors(DiagnosticCollector<JavaFileObject> found)
      throws IOException {
    var errors = new ArrayList<Problem>();
    for (Diagnostic<? extends JavaFileObject> one : found.getDiagnostics()) {
      if (one.getCode().equals(NOT_WRITTEN)) {
        throw new RefusedException(one.getMessage(Locale.ROOT) + "; make room there");
      }
      if (one.getKind() == Diagnostic.Kind.ERROR) {
        errors.add(problem(one));
      }
    }
    return errors;
  }

  private static Problem problem(Diagnostic<? extends JavaFileObject> error) throws IOException {
    JavaFileObject file = error.getSource();
    String sentence = PlainWords.of(error.getCode(), error.getMessage(Locale.ROOT));
    if (file == null) {
      return new Problem("", 0, sentence, "", 0);
    }
    long line = Math.max(1, error.getLineNumber());
    String text = file.getCharContent(true).toString();
    String source = text.lines().skip(line - 1).findFirst().orElse("");
    // By the position: the compiler's own column takes a tab for up to eight.
    int at = Math.clamp(error.getPosition(), 0, text.length());
    int column = Math.clamp(at - (text.lastIndexOf('\n', at - 1) + 1), 0, source.length());
    return new Problem(
        Path.of(file.toUri()).getFileName().toString(), line, sentence, source, column);
  }
}
