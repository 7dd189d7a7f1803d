package mpj.lessons.lesson2;

import java.util.List;
import mpj.lessons.Lesson;
import mpj.lessons.LessonProvider;

/** Lesson 2 as the course lists it. */
public final class Lesson2 implements LessonProvider {
  @Override
  public Lesson lesson() {
    return new Lesson(
        2,
        "A first child",
        "How a child process is made, started and waited for, and what states it goes through.",
        List.of(),
        List.of(
            "run-function — a task runs in a child, and the parent waits for it",
            "extend-process — a subclass with its own run method",
            "arguments — arguments and names for two children",
            "life-cycle — each state of a child, read by its parent",
            "process-tree — main, children and a grandchild, drawn as a tree",
            "entry-point — why a child that is still booting must not start children",
            "flush — the same prints with and without a flush"));
  }
}
