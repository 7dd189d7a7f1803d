package mpj.lessons.lesson7;

import static mpj.multiprocessing.trace.EventKind.CALL_BEGAN;
import static mpj.multiprocessing.trace.EventKind.CALL_ENDED;
import static mpj.multiprocessing.trace.EventKind.CALL_SERVED;

import java.util.List;
import mpj.lessons.Commentary;
import mpj.lessons.Story;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.EventKind;

/** An invented run with a server: each step takes a millisecond. */
final class CallStory {
  static final String MAIN = "MainProcess";
  static final String SERVER = "Manager-1";
  private static final long MILLI = 1_000_000L;

  private final Story story = new Story().child(SERVER, 0, 900);
  private long now;

  CallStory(String... children) {
    for (String child : children) {
      story.child(child, 0, 900);
    }
  }

  private Story next() {
    return story.at(++now);
  }

  /** Calls and is answered, two milliseconds later. */
  CallStory call(String who, String object) {
    return asks(who, object).answer(who, object, 2);
  }

  CallStory calls(String who, String object, int times) {
    for (int i = 0; i < times; i++) {
      call(who, object);
    }
    return this;
  }

  CallStory asks(String who, String object) {
    next().event(who, CALL_BEGAN, object, 0, 0);
    return this;
  }

  CallStory answer(String client, String object, long millis) {
    next().event(SERVER, CALL_SERVED, object, client, MILLI, 0);
    next().event(client, CALL_ENDED, object, millis * MILLI, 0);
    return this;
  }

  CallStory event(String who, EventKind kind, int times) {
    for (int i = 0; i < times; i++) {
      next().event(who, kind, "", 0, 0);
    }
    return this;
  }

  CallStory line(String who, String text) {
    next().line(who, text);
    return this;
  }

  CallStory main(String text) {
    return line(MAIN, text);
  }

  Recording recording() {
    return story.recording();
  }

  /** Returns the notes of all lines, each as {@code text | note}. */
  List<String> notes(Commentary commentary) {
    return story.notes(commentary).stream()
        .map(note -> note.substring(note.indexOf(": ") + 2))
        .toList();
  }
}
