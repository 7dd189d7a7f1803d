package mpj.lessons.lesson4;

import java.util.List;
import mpj.lessons.DemoEntry;
import mpj.lessons.Lesson;
import mpj.lessons.LessonProvider;
import mpj.lessons.Setting;

/** Lesson 4 as the course lists it. */
public final class Lesson4 implements LessonProvider {
  @Override
  public Lesson lesson() {
    return new Lesson(
        4,
        "Taking turns and meeting",
        "How processes keep out of each other's way, and how they wait for each other.",
        List.of(lock(), barrier()),
        List.of(
            "race — a shared number changed without a lock, and how wrong it gets",
            "rlock — a lock that its holder may take again",
            "semaphore — ten processes, two places",
            "event — five wait for a flag",
            "condition — waiting until something is true",
            "deadlock — two processes, two locks, opposite order; the cycle is named"));
  }

  private static DemoEntry lock() {
    return new DemoEntry(
        "lock",
        4,
        "processes want one lock; who holds it, who waits behind whom, for how long",
        List.of(new Setting("processes", 10, 3, 50, "how many processes want the lock")),
        LockDemo::new,
        LockCommentary::new,
        "mpj/lessons/lesson4/LockDemo.java");
  }

  private static DemoEntry barrier() {
    return new DemoEntry(
        "barrier",
        4,
        "workers and main meet at a barrier; its action runs once; a late party breaks another",
        List.of(new Setting("workers", 5, 1, 30, "how many workers meet the main process")),
        BarrierDemo::new,
        BarrierCommentary::new,
        "mpj/lessons/lesson4/BarrierDemo.java");
  }
}
