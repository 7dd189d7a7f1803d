package mpj.app.check;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mpj.app.narration.Narrator;
import mpj.app.run.DemoRun;
import mpj.app.terminal.Cells;
import mpj.app.terminal.Glyphs;
import mpj.app.terminal.Screen;
import mpj.app.terminal.ScreenFacts;

/** How a run is told on terminals and pages of all kinds: nothing too wide, and all of it there. */
final class ToldRun {
  private static final String ESCAPE = "\u001b\\[[0-9;?]*[a-zA-Z]";

  /** A kind of screen, by the name that a person would give it. */
  private record Kind(String name, ScreenFacts facts) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("80 columns", terminal(80, true, Glyphs.UNICODE)),
          new Kind("120 columns", terminal(120, true, Glyphs.UNICODE)),
          new Kind("NO_COLOR", terminal(80, false, Glyphs.UNICODE)),
          new Kind("TERM=dumb", terminal(80, false, Glyphs.ASCII)),
          new Kind("a pipe", ScreenFacts.page(ScreenFacts.STANDARD_COLUMNS)),
          new Kind("40 columns", terminal(40, true, Glyphs.UNICODE)));

  private ToldRun() {}

  private static ScreenFacts terminal(int columns, boolean colour, Glyphs glyphs) {
    return new ScreenFacts(columns, colour, glyphs, true, true);
  }

  /** Returns what is wrong with the telling, a sentence each. */
  static List<String> problems(DemoRun run) {
    var problems = new ArrayList<String>();
    for (Kind kind : KINDS) {
      String told = told(run, kind.facts);
      String plain = told.replaceAll(ESCAPE, "");
      plain
          .lines()
          .filter(line -> Cells.of(line, 0, line.length()) > kind.facts.columns())
          .findFirst()
          .ifPresent(line -> problems.add("too wide for " + kind.name + ": line=" + line));
      if (plain.contains("\u001b") || (!kind.facts.colour() && !plain.equals(told))) {
        problems.add("an escape sequence where none belongs: screen=" + kind.name);
      }
      if (kind.facts.glyphs() == Glyphs.ASCII && !plain.chars().allMatch(c -> c < 128)) {
        problems.add("a character that is not ASCII: screen=" + kind.name);
      }
      for (String part : List.of("question", "seen", "why", "rule", "in Python", "next")) {
        if (plain.lines().noneMatch(line -> (line + " ").startsWith(part + " "))) {
          problems.add("not told: part=" + part + " screen=" + kind.name);
        }
      }
    }
    return problems;
  }

  private static String told(DemoRun run, ScreenFacts facts) {
    var bytes = new ByteArrayOutputStream();
    var narrator = new Narrator(new Screen(facts, bytes, OutputStream.nullOutputStream()));
    narrator.begins(run.demo(), run.settings(), run.startNanos());
    run.lines().forEach(narrator::line);
    narrator.ended(run);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
