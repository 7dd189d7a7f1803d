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
        List.of(race(), lock(), rlock(), semaphore(), event(), condition(), barrier(), deadlock()),
        List.of());
  }

  private static DemoEntry race() {
    return new DemoEntry(
            "race",
            4,
            "processes change one number, without a lock and with one",
            List.of(
                new Setting("pairs", 10, 1, 25, "how many add, and how many subtract"),
                new Setting("turns", 20_000, 1_000, 1_000_000, "how often each of them does")),
            RaceDemo::new,
            RaceCommentary::new,
            "mpj/lessons/lesson4/RaceDemo.java")
        .with(RaceTrials::new);
  }

  private static DemoEntry lock() {
    return new DemoEntry(
        "lock",
        4,
        "processes want one lock; who holds it, who waits behind whom, for how long",
        List.of(new Setting("processes", 10, 3, 50, "how many processes want the lock")),
        LockDemo::new,
        LockNotes::new,
        "mpj/lessons/lesson4/LockDemo.java");
  }

  private static DemoEntry rlock() {
    return new DemoEntry(
        "rlock",
        4,
        "a process takes a lock that it has: a reentrant one, and a plain one",
        List.of(
            new Setting("patience", 400, 100, 5_000, "ms that a process waits the second time")),
        RLockDemo::new,
        RLockCommentary::new,
        "mpj/lessons/lesson4/RLockDemo.java");
  }

  private static DemoEntry semaphore() {
    return new DemoEntry(
        "semaphore",
        4,
        "many processes, few places",
        List.of(
            new Setting("processes", 10, 3, 50, "how many processes want a place"),
            new Setting("places", 2, 1, 10, "how many places there are")),
        SemaphoreDemo::new,
        SemaphoreCommentary::new,
        "mpj/lessons/lesson4/SemaphoreDemo.java");
  }

  private static DemoEntry event() {
    return new DemoEntry(
        "event",
        4,
        "processes wait until main sets a flag; a latecomer need not wait",
        List.of(new Setting("waiters", 5, 1, 30, "how many processes wait")),
        EventDemo::new,
        EventCommentary::new,
        "mpj/lessons/lesson4/EventDemo.java");
  }

  private static DemoEntry condition() {
    return new DemoEntry(
        "condition",
        4,
        "a signal wakes one, some or all; and waiting until something is true",
        List.of(
            new Setting("waiters", 6, 4, 30, "how many processes wait for a signal"),
            new Setting("loaves", 3, 1, 10, "how many loaves the buyer needs")),
        ConditionDemo::new,
        ConditionCommentary::new,
        "mpj/lessons/lesson4/ConditionDemo.java");
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

  private static DemoEntry deadlock() {
    return new DemoEntry(
            "deadlock",
            4,
            "two processes, two locks, opposite order; who waits for whom; and the cure",
            List.of(new Setting("patience", 600, 200, 5_000, "ms that main waits for their end")),
            DeadlockDemo::new,
            DeadlockCommentary::new,
            "mpj/lessons/lesson4/DeadlockDemo.java")
        .with(DeadlockTrials::new);
  }
}
