package mpj.lessons.lesson6;

import static mpj.multiprocessing.trace.EventKind.TASK_BEGAN;
import static mpj.multiprocessing.trace.EventKind.TASK_ENDED;
import static mpj.multiprocessing.trace.EventKind.TASK_SUBMITTED;

import java.util.List;
import mpj.lessons.Commentary;
import mpj.lessons.Story;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.EventKind;

/** An invented run of a pool: each step takes a millisecond unless another moment is named. */
final class PoolStory {
  static final String MAIN = "MainProcess";

  private final Story story = new Story();
  private String pool = "Pool-1";
  private long now;

  /** Begins with workers that live through it all and end well. */
  PoolStory(String... workers) {
    for (String worker : workers) {
      story.child(worker, 0, 900);
    }
  }

  /** Adds a worker that lives from one millisecond to another. */
  PoolStory worker(String name, long from, long to, int exitCode) {
    story.child(name, from, to, exitCode);
    return this;
  }

  /** Speaks of another pool from now on. */
  PoolStory pool(String name) {
    pool = name;
    return this;
  }

  /** Goes to a millisecond. */
  PoolStory at(long millis) {
    now = millis - 1;
    return this;
  }

  private Story next() {
    return story.at(++now);
  }

  /** The pool is given a task of so many items. */
  PoolStory given(int task, int items) {
    next().event(MAIN, TASK_SUBMITTED, pool, items, task);
    return this;
  }

  /** The pool is given a task of one item. */
  PoolStory given(int task) {
    return given(task, 1);
  }

  PoolStory begins(String worker, int task) {
    next().event(worker, TASK_BEGAN, pool, 0, task);
    return this;
  }

  /** A worker begins a task and writes a line. */
  PoolStory begins(String worker, int task, String line) {
    begins(worker, task);
    story.line(worker, line);
    return this;
  }

  PoolStory ends(String worker, int task) {
    next().event(worker, TASK_ENDED, pool, 0, task);
    return this;
  }

  PoolStory fails(String worker, int task) {
    next().event(worker, TASK_ENDED, pool, 1, task);
    return this;
  }

  PoolStory event(String who, EventKind kind, long value) {
    next().event(who, kind, "", value, 0);
    return this;
  }

  PoolStory main(String text) {
    return line(MAIN, text);
  }

  PoolStory line(String who, String text) {
    next().line(who, text);
    return this;
  }

  long pid(String name) {
    return recording().processes().stream()
        .filter(process -> process.name().equals(name))
        .findFirst()
        .orElseThrow()
        .pid();
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
