package mpj.lessons.lesson7;

import static mpj.multiprocessing.trace.EventKind.CALL_BEGAN;
import static mpj.multiprocessing.trace.EventKind.CALL_ENDED;
import static mpj.multiprocessing.trace.EventKind.CALL_SERVED;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import mpj.multiprocessing.trace.EventKind;

/** An invented run with a server: each step takes a millisecond. */
final class ToldCalls {
  static final String MAIN = "MainProcess";
  static final String SERVER = "Manager-1";
  private static final long MILLI = 1_000_000L;

  private final Story story = new Story().child(SERVER, 0, 900);
  private long now;

  ToldCalls(String... children) {
    for (String child : children) {
      story.child(child, 0, 900);
    }
  }

  private Story next() {
    return story.at(++now);
  }

  /** Calls and is answered, two milliseconds later. */
  ToldCalls call(String who, String object) {
    return asks(who, object).answer(who, object, 2);
  }

  ToldCalls calls(String who, String object, int times) {
    for (int i = 0; i < times; i++) {
      call(who, object);
    }
    return this;
  }

  ToldCalls asks(String who, String object) {
    next().event(who, CALL_BEGAN, object, 0, 0);
    return this;
  }

  ToldCalls answer(String client, String object, long millis) {
    next().event(SERVER, CALL_SERVED, object, client, MILLI, 0);
    next().event(client, CALL_ENDED, object, millis * MILLI, 0);
    return this;
  }

  ToldCalls event(String who, EventKind kind, int times) {
    for (int i = 0; i < times; i++) {
      next().event(who, kind, "", 0, 0);
    }
    return this;
  }

  ToldCalls line(String who, String text) {
    next().line(who, text);
    return this;
  }

  ToldCalls main(String text) {
    return line(MAIN, text);
  }

  /** Tells it to notes; each line is given as {@code text | note}. */
  Told to(Function<Stage, Notes> made, Map<String, Integer> settings) {
    Told told = story.to(made, settings);
    List<String> lines =
        told.lines().stream().map(line -> line.substring(line.indexOf(": ") + 2)).toList();
    return new Told(told.notes(), lines);
  }
}
