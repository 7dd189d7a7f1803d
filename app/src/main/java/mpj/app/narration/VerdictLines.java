package mpj.app.narration;

import java.util.ArrayList;
import java.util.List;
import mpj.app.terminal.Labelled;
import mpj.app.terminal.ProcessColours;
import mpj.app.terminal.Screen;
import mpj.app.terminal.Style;
import mpj.app.terminal.Text;
import mpj.lessons.story.diagnosis.Verdict;

/** Draws why a run had to be ended: what it is called, who has which part in it, what helps. */
final class VerdictLines {
  private final Screen screen;
  private final Labelled labelled;
  private final ProcessColours colours;

  VerdictLines(Screen screen, Labelled labelled, ProcessColours colours) {
    this.screen = screen;
    this.labelled = labelled;
    this.colours = colours;
  }

  List<Text> of(Verdict verdict) {
    Text name = Text.of(verdict.kind().word(), Style.BAD);
    var lines = new ArrayList<>(labelled.lines("verdict", name.plus(": " + verdict.sentence())));
    for (Verdict.Part part : verdict.parts()) {
      String at = part.at().equals(Verdict.UNKNOWN) ? "line not known" : part.at();
      Text who = Text.of(part.who().name(), colours.of(part.who()));
      Text does = who.plus(" " + part.does() + "  ");
      lines.addAll(labelled.item(does.plus(screen.fit("← " + at), Style.DIM)));
    }
    lines.addAll(labelled.lines("cure", Text.of(screen.fit(verdict.advice()))));
    return lines;
  }
}
