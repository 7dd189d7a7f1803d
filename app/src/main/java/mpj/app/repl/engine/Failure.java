package mpj.app.repl.engine;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import mpj.multiprocessing.UncrossableException;

/** An exception of typed code in a few lines: what, and where in what was typed. */
final class Failure {
  private static final String MONITOR =
      "; wait and notify are Java's own, for threads of one process: the library's objects have"
          + " await, signal and signalAll";
  private static final int MOST_CAUSES = 5;
  private static final int MOST_PLACES = 8;

  private final EvalException thrown;

  Failure(EvalException thrown) {
    this.thrown = thrown;
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(sentence(thrown));
    places(thrown, lines);
    JShellException cause = cause(thrown);
    boolean whole = thrown.getExceptionClassName().equals(UncrossableException.class.getName());
    for (int i = whole ? MOST_CAUSES : 0; cause != null && i < MOST_CAUSES; i++) {
      lines.add(because(cause));
      cause = cause(cause);
    }
    return lines;
  }

  /** A failure in another process has a trace of its own, which is the library's for the most. */
  private static String because(JShellException cause) {
    boolean remote =
        cause instanceof EvalException e && e.getExceptionClassName().endsWith(".RemoteTrace");
    String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return remote ? "  " + message.replaceFirst(":$", "") : "because of " + sentence(cause);
  }

  private static JShellException cause(JShellException thrown) {
    return thrown.getCause() instanceof JShellException cause ? cause : null;
  }

  private static String sentence(JShellException thrown) {
    String message = thrown.getMessage();
    if (!(thrown instanceof EvalException e)) {
      return message;
    }
    String type = e.getExceptionClassName();
    String kind = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    String what = message == null ? kind : kind + ": " + plain(message);
    return type.equals(IllegalMonitorStateException.class.getName()) ? what + MONITOR : what;
  }

  /** The classes around snippets have names that nobody typed. */
  private static String plain(String message) {
    return message.replaceAll("REPL\\.\\$JShell\\$[0-9]+[A-Z]*[.$]", "").strip();
  }

  private static void places(JShellException thrown, List<String> lines) {
    int shown = 0;
    for (StackTraceElement frame : thrown.getStackTrace()) {
      String file = frame.getFileName();
      String method = frame.getMethodName();
      if (file == null
          || !file.startsWith("#")
          || method.isEmpty()
          || method.startsWith("do_it$")) {
        continue; // the library's and the JDK's, and the line itself
      }
      String type = frame.getClassName();
      String owner = type.isEmpty() ? "" : type.substring(type.lastIndexOf('$') + 1) + ".";
      String name = method.startsWith("lambda$") ? "the lambda" : owner + method;
      if (++shown > MOST_PLACES) {
        lines.add("  …");
        return;
      }
      lines.add("  in " + name + ", line " + frame.getLineNumber());
    }
  }
}
