package mpj.lessons.lesson3;

import java.util.List;
import mpj.lessons.Lesson;
import mpj.lessons.LessonProvider;

/** Lesson 3 as the course lists it. */
public final class Lesson3 implements LessonProvider {
  @Override
  public Lesson lesson() {
    return new Lesson(
        3,
        "Steering children",
        "How children are named, watched, stopped and ended, and what their exit codes mean.",
        List.of(),
        List.of(
            "name-and-daemon — names, and children that end with their parent",
            "status — pid, life and exit code before, while and after",
            "exit-codes — 0, an exception, a code of its own, two signals",
            "terminate-and-kill — the signal that can be handled and the one that cannot",
            "pause — a child is stopped and resumed",
            "who-am-i — current process, parent, active children",
            "start-methods — spawn, forkserver and fork on the JVM, and what each costs"));
  }
}
