package mpj.app.repl.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jdk.jshell.Diag;
import mpj.app.compiler.PlainWords;
import mpj.app.terminal.Text;

/** What the compiler has against a snippet: the place in its source, and why in plain words. */
final class CompileErrors {
  private static final int MOST = 3;
  private static final int WIDEST = 72;

  private final String source;
  private final List<Diag> problems;

  CompileErrors(String source, List<Diag> problems) {
    this.source = source;
    this.problems = problems;
  }

  static String inWords(Diag problem) {
    return PlainWords.of(problem.getCode(), problem.getMessage(Locale.ROOT));
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    Stream<Diag> errors = problems.stream().filter(Diag::isError).limit(MOST);
    errors.forEach(problem -> add(lines, problem));
    return lines.isEmpty() ? List.of("this is no Java that can be run") : lines;
  }

  /** Of a long line only what is around the place: wrapped, it could not be marked below. */
  private static void show(List<String> lines, String line, int first, int last) {
    int cut = line.length() <= WIDEST ? 0 : Math.max(0, first - WIDEST / 2);
    int end = Math.min(line.length(), cut + WIDEST);
    int marks = Math.max(1, columns(line, first, Math.min(last, end)));
    String before = cut > 0 ? "…" : "";
    String after = end < line.length() ? "…" : "";
    lines.add("  " + before + line.substring(cut, end) + after);
    lines.add("  " + " ".repeat(before.length() + columns(line, cut, first)) + "^".repeat(marks));
  }

  /** Some characters take two columns. */
  private static int columns(String line, int from, int to) {
    return Text.of(line.substring(from, Math.max(from, to))).columns();
  }

  private void add(List<String> lines, Diag problem) {
    int from = Math.clamp(problem.getStartPosition(), 0, source.length());
    int at = Math.clamp(problem.getPosition(), 0, source.length());
    int begin = source.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
    int end = source.indexOf('\n', at);
    end = end < 0 ? source.length() : end;
    int first = Math.max(begin, Math.min(from, at));
    int last = Math.clamp(problem.getEndPosition(), first + 1, Math.max(first + 1, end));
    long number = source.substring(0, begin).chars().filter(c -> c == '\n').count() + 1;
    String where = source.indexOf('\n') < 0 ? "" : "line " + number + ": ";
    lines.add(where + inWords(problem));
    show(lines, source.substring(begin, end).replace('\t', ' '), first - begin, last - begin);
  }
}
