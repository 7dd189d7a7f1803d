package mpj.lessons.lesson6;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import mpj.lessons.Lifetimes;
import mpj.lessons.Recording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.ProcessRecord;

/** Gathers what a run failed to show: a sentence for each thing that was to be seen and was not. */
final class Findings {
  private final List<String> problems = new ArrayList<>();

  /** This was seen; the sentence says what was wrong otherwise. */
  Findings require(boolean seen, String otherwise) {
    if (!seen) {
      problems.add(otherwise);
    }
    return this;
  }

  /** This is what was found; the words say what it was to be. */
  <T> Findings requireEqual(String what, T expected, T found) {
    return require(
        expected.equals(found),
        "Not as expected: " + what + "; expected=" + expected + " found=" + found + ".");
  }

  /** These processes have ended with exit code 0. */
  Findings requireGoodEnds(List<ProcessRecord> processes) {
    problems.addAll(Lifetimes.failures(processes));
    return this;
  }

  /** Every task was begun by one worker, and came to its end there, well or not. */
  Findings requireEachTaskOnce(PoolTasks tasks) {
    return requireNoneTwice(tasks)
        .requireEqual("tasks that were begun", tasks.submitted().size(), tasks.begun().size())
        .requireAll(tasks.begun(), tasks::isEnded, " did not come to its end.");
  }

  /** No task was begun twice. */
  Findings requireNoneTwice(PoolTasks tasks) {
    long distinct = tasks.begun().stream().map(PoolTasks::task).distinct().count();
    return requireEqual("tasks that were begun twice", 0L, tasks.begun().size() - distinct);
  }

  /** No task of those that ended has failed. */
  Findings requireNoFailure(PoolTasks tasks) {
    return requireAll(tasks.ended(), end -> end.value() == 0, " failed.");
  }

  private Findings requireAll(Collection<Event> events, Predicate<Event> test, String otherwise) {
    for (Event event : events) {
      require(test.test(event), "Task no. " + event.sequence() + otherwise);
    }
    return this;
  }

  /** Returns the sentences. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Returns what follows these first words of a line; of the first such line. */
  static String said(Recording recording, String start) {
    return recording.lines(start).stream()
        .map(line -> line.text().substring(start.length()))
        .findFirst()
        .orElse("nothing");
  }
}
