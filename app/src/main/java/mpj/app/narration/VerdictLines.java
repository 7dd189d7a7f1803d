package mpj.app.narration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import mpj.lessons.story.diagnosis.Verdict;
import mpj.multiprocessing.trace.Actor;

/** Draws why a run had to be ended: what it is called, who has which part in it, what helps. */
final class VerdictLines {
  private static final int LABEL_COLUMNS = 11;

  private final Screen screen;
  private final Function<Actor, Style> styles;

  VerdictLines(Screen screen, Function<Actor, Style> styles) {
    this.screen = screen;
    this.styles = styles;
  }

  List<Text> of(Verdict verdict) {
    Text name = Text.of(verdict.kind().word(), Style.BAD);
    var lines = new ArrayList<>(labelled("verdict", name.plus(": " + verdict.sentence())));
    for (Verdict.Part part : verdict.parts()) {
      String at = part.at().equals(Verdict.UNKNOWN) ? "line not known" : part.at();
      Text who = Text.of(part.who().name(), styles.apply(part.who()));
      Text does = who.plus(" " + part.does() + "  ");
      lines.addAll(labelled("", does.plus(screen.fit("← " + at), Style.DIM)));
    }
    lines.addAll(labelled("cure", Text.of(screen.fit(verdict.advice()))));
    return lines;
  }

  private List<Text> labelled(String label, Text text) {
    Text before = Text.of(label, Style.BOLD).padded(LABEL_COLUMNS);
    return before.plus(text).wrap(screen.columns(), LABEL_COLUMNS + (label.isEmpty() ? 2 : 0));
  }
}
