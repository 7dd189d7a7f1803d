package mpj.lessons.story;

import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.trace.OutputLine;

/** The lines of one form. */
final class Reading {
  private final Form form;
  private final List<Said> said = new ArrayList<>();

  Reading(Form form) {
    this.form = form;
  }

  void add(OutputLine line) {
    form.read(line).ifPresent(said::add);
  }

  List<Said> said() {
    return said;
  }
}
