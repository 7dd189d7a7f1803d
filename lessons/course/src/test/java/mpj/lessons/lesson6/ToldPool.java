package mpj.lessons.lesson6;

import static mpj.multiprocessing.trace.EventKind.TASK_BEGAN;
import static mpj.multiprocessing.trace.EventKind.TASK_ENDED;
import static mpj.multiprocessing.trace.EventKind.TASK_SUBMITTED;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import mpj.multiprocessing.trace.EventKind;

/** An invented run of a pool: each step takes a millisecond unless another moment is named. */
final class ToldPool {
  static final String MAIN = "MainProcess";

  private final Story story = new Story();
  private String pool = "Pool-1";
  private long now;

  /** Begins with workers that live through it all and end well. */
  ToldPool(String... workers) {
    for (String worker : workers) {
      story.child(worker, 0, 900);
    }
  }

  /** Adds a worker that lives from one millisecond to another. */
  ToldPool worker(String name, long from, long to, int exitCode) {
    story.child(name, from, to, exitCode);
    return this;
  }

  /** Speaks of another pool from now on. */
  ToldPool pool(String name) {
    pool = name;
    return this;
  }

  /** Goes to a millisecond. */
  ToldPool at(long millis) {
    now = millis - 1;
    return this;
  }

  private Story next() {
    return story.at(++now);
  }

  /** The pool is given a task of so many items. */
  ToldPool given(int task, int items) {
    next().event(MAIN, TASK_SUBMITTED, pool, items, task);
    return this;
  }

  /** The pool is given a task of one item. */
  ToldPool given(int task) {
    return given(task, 1);
  }

  ToldPool begins(String worker, int task) {
    next().event(worker, TASK_BEGAN, pool, 0, task);
    return this;
  }

  /** A worker begins a task and writes a line. */
  ToldPool begins(String worker, int task, String line) {
    begins(worker, task);
    story.line(worker, line);
    return this;
  }

  ToldPool ends(String worker, int task) {
    next().event(worker, TASK_ENDED, pool, 0, task);
    return this;
  }

  ToldPool fails(String worker, int task) {
    next().event(worker, TASK_ENDED, pool, 1, task);
    return this;
  }

  ToldPool event(String who, EventKind kind, long value) {
    next().event(who, kind, "", value, 0);
    return this;
  }

  ToldPool main(String text) {
    return line(MAIN, text);
  }

  ToldPool line(String who, String text) {
    next().line(who, text);
    return this;
  }

  long pid(String name) {
    return story.run().processes().stream()
        .filter(process -> process.name().equals(name))
        .findFirst()
        .orElseThrow()
        .pid();
  }

  /** Tells it to notes. Their lines are without the writer's name: {@code text | note}. */
  Told to(Function<Stage, Notes> notes, Map<String, Integer> settings) {
    Told told = story.to(notes, settings);
    List<String> lines =
        told.lines().stream().map(line -> line.substring(line.indexOf(": ") + 2)).toList();
    return new Told(told.notes(), lines);
  }
}
