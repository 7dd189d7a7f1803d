package mpj.app.repl.engine;

import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Java as it is typed: evaluates it in this JVM, on the thread that asks for it. One thread at a
 * time evaluates; any may {@link #interrupt} or ask for completions.
 *
 * <p>The session's classes are found by the context class loader of the thread that made the
 * engine, and of the threads which that one starts.
 */
public final class Engine implements AutoCloseable {
  /** What is imported when a session begins. */
  public static final List<String> IMPORTS =
      List.of(
          "import module java.base;",
          "import mpj.multiprocessing.*;",
          "import mpj.multiprocessing.sync.*;",
          "import mpj.multiprocessing.shared.*;",
          "import mpj.multiprocessing.channel.*;",
          "import mpj.multiprocessing.pool.*;",
          "import mpj.multiprocessing.manager.*;",
          "import mpj.remote.*;");

  /** Whatever they stand before comes in another line. */
  private static final Pattern ANNOTATIONS =
      Pattern.compile("(\\s*@(?!interface\\b)[\\w.]+(\\s*\\([^()]*\\))?)+\\s*");

  private final SnippetLoader loader = new SnippetLoader();
  private final SnippetControl control = new SnippetControl(loader);
  private final JShell shell;

  /** Makes an engine with the library imported; that takes a second. */
  public Engine() {
    shell = JShell.builder().executionEngine(control.provider(), null).build();
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      shell.addToClasspath(path);
    }
    for (String one : IMPORTS) {
      shell.eval(one);
    }
  }

  /** Lets this thread, and those that it starts, find what is typed. */
  public void enter() {
    Thread.currentThread().setContextClassLoader(loader);
  }

  /** Has typed code that calls {@link System#exit} call this instead. */
  public void onExit(IntConsumer exit) {
    Stop.onExit(exit);
  }

  /** Tells whether a text is whole, or goes on in another line. */
  public boolean isWhole(String text) {
    Completeness completeness = analysis().analyzeCompletion(text).completeness();
    return completeness != Completeness.DEFINITELY_INCOMPLETE
        && completeness != Completeness.CONSIDERED_INCOMPLETE
        && !ANNOTATIONS.matcher(text).matches();
  }

  /**
   * Evaluates a text, one snippet after the other, up to the first that fails.
   *
   * @return whether all went well
   */
  public boolean run(String text, Told told) {
    Stop.want(false);
    String rest = text;
    while (!rest.isBlank()) {
      CompletionInfo next = analysis().analyzeCompletion(rest);
      String source = next.source() == null ? rest : next.source();
      if (next.completeness() == Completeness.EMPTY) {
        return true;
      }
      if (!new Evaluation(shell, told).run(source)) {
        return false;
      }
      rest = next.source() == null ? "" : next.remaining();
    }
    return true;
  }

  /** Stops what runs, if anything does. */
  public void interrupt() {
    control.stop();
  }

  /** Returns whether what ran last was stopped. */
  public boolean wasInterrupted() {
    return Stop.isWanted();
  }

  /** Returns the names of the variables, methods and types that were typed. */
  public Set<String> names() {
    return shell
        .snippets()
        .filter(one -> shell.status(one).isActive())
        .map(Names::of)
        .collect(Collectors.toSet());
  }

  /** Returns what completes Java. */
  public SourceCodeAnalysis analysis() {
    return shell.sourceCodeAnalysis();
  }

  @Override
  public void close() {
    shell.close();
    loader.end();
  }

  /** Returns the events that belong to the snippet itself, and not to those that depend on it. */
  static boolean isOwn(SnippetEvent event) {
    return event.causeSnippet() == null;
  }

  static boolean isDeclaration(Snippet snippet) {
    return snippet.kind().isPersistent();
  }
}
