package mpj.lessons.lesson7;

import java.util.List;
import mpj.lessons.story.Run;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;

/** What a process asked of the server between two lines that it wrote. */
final class Cost {
  private Cost() {}

  /** Returns its calls since its line before this one, in words; null if there were none. */
  static String of(Run run, Said said) {
    List<Event> calls = calls(run, said);
    if (calls.isEmpty()) {
      return null;
    }
    long nanos = calls.stream().mapToLong(Event::value).sum();
    String words = Wording.count(calls.size(), "call") + " to the server, " + Wording.time(nanos);
    return run.calls().isEarly(calls.getFirst()) ? words + ": it had yet to start" : words;
  }

  private static List<Event> calls(Run run, Said said) {
    return run.sinceLineBefore(said.line(), EventKind.CALL_ENDED).stream()
        .filter(call -> call.process().equals(said.who()))
        .toList();
  }
}
