package mpj.app.repl.editor;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import mpj.app.repl.Session;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes commands and what follows them; everything else as Java. */
final class Completions implements Completer {
  private final Session session;

  Completions(Session session) {
    this.session = session;
  }

  @Override
  public void complete(LineReader reader, ParsedLine parsed, List<Candidate> candidates) {
    String before = parsed.line().substring(0, parsed.cursor());
    if (session.isCommand(parsed.line()) && before.indexOf(' ') > 0) {
      String[] words = before.substring(0, before.lastIndexOf(' ')).strip().split("\\s+", -1);
      words[0] = words[0].replaceFirst("^/", "");
      for (String next : session.commands().following(Arrays.asList(words))) {
        candidates.add(candidate(next, null, null, true));
      }
      return;
    }
    if (before.strip().equals(parsed.word()) || before.startsWith("/")) {
      session
          .commands()
          .all()
          .forEach((name, what) -> candidates.add(candidate(name, "commands", what, true)));
    }
    if (!before.isBlank() && !before.startsWith("/")) {
      java(parsed, candidates);
    }
  }

  private void java(ParsedLine parsed, List<Candidate> candidates) {
    int[] anchor = {parsed.cursor()};
    List<Suggestion> suggestions =
        session.engine().analysis().completionSuggestions(parsed.line(), parsed.cursor(), anchor);
    int begin = parsed.cursor() - parsed.wordCursor();
    Map<String, Boolean> fitting = new LinkedHashMap<>();
    for (Suggestion one : suggestions) {
      fitting.merge(one.continuation(), one.matchesType(), Boolean::logicalOr);
    }
    boolean some = fitting.containsValue(true) && parsed.word().isEmpty();
    for (Map.Entry<String, Boolean> one : fitting.entrySet()) {
      if (!some || one.getValue()) {
        candidates.add(
            candidate(whole(parsed.line(), begin, anchor[0], one.getKey()), null, null, false));
      }
    }
  }

  /** JShell may replace from another place on than the word's begin. */
  private static String whole(String line, int begin, int anchor, String continuation) {
    return anchor > begin ? line.substring(begin, anchor) + continuation : continuation;
  }

  private static Candidate candidate(String value, String group, String what, boolean complete) {
    return new Candidate(value, value, group, what, null, null, complete);
  }
}
