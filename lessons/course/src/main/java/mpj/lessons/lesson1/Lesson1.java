package mpj.lessons.lesson1;

import java.util.List;
import mpj.lessons.DemoEntry;
import mpj.lessons.Lesson;
import mpj.lessons.LessonProvider;
import mpj.lessons.Setting;

/** Lesson 1 as the course lists it. */
public final class Lesson1 implements LessonProvider {
  @Override
  public Lesson lesson() {
    return new Lesson(
        1,
        "Processes or threads?",
        "What a process is, what it shares with others (nothing), and when it is worth its price.",
        List.of(countdown(), countdownThreads(), cpuBound(), ioBound(), isolation(), weight()),
        List.of());
  }

  private static DemoEntry countdown() {
    return new DemoEntry(
        "countdown",
        1,
        "two child processes count down at once; their lines interleave",
        List.of(
            new Setting("from", 10, 3, 100, "where the first child starts to count down"),
            new Setting("second", 20, 3, 100, "where the second child starts to count down")),
        CountdownDemo::new,
        CountdownCommentary::new,
        "mpj/lessons/lesson1/CountdownDemo.java");
  }

  private static DemoEntry countdownThreads() {
    return new DemoEntry(
        "countdown-threads",
        1,
        "the same two countdowns as threads of one process",
        List.of(
            new Setting("from", 10, 3, 100, "where the first thread starts to count down"),
            new Setting("second", 20, 3, 100, "where the second thread starts to count down")),
        CountdownThreadsDemo::new,
        CountdownThreadsCommentary::new,
        "mpj/lessons/lesson1/CountdownThreadsDemo.java");
  }

  private static DemoEntry cpuBound() {
    return new DemoEntry(
        "cpu-bound",
        1,
        "a job that computes: serial, by threads, by threads under one lock, by processes",
        List.of(
            new Setting("workers", 2, 2, 16, "how many threads, or processes, do the job at once"),
            new Setting(
                "thousands", 2_000, 100, 10_000, "up to how many thousands primes are counted")),
        CpuBoundDemo::new,
        CpuBoundCommentary::new,
        "mpj/lessons/lesson1/CpuBoundDemo.java");
  }

  private static DemoEntry ioBound() {
    return new DemoEntry(
        "io-bound",
        1,
        "a job that waits, the same four ways",
        List.of(
            new Setting("requests", 8, 2, 50, "how many answers are waited for"),
            new Setting("pause", 100, 10, 2000, "how long each answer takes, in milliseconds")),
        IoBoundDemo::new,
        IoBoundCommentary::new,
        "mpj/lessons/lesson1/IoBoundDemo.java");
  }

  private static DemoEntry isolation() {
    return new DemoEntry(
        "isolation",
        1,
        "children that run out of heap, halt or are killed, and a parent that goes on",
        List.of(
            new Setting("heap", 16, 8, 256, "the heap of the child that eats it, in mebibytes"),
            new Setting("code", 7, 2, 255, "the exit code of the child that halts")),
        IsolationDemo::new,
        IsolationCommentary::new,
        "mpj/lessons/lesson1/IsolationDemo.java");
  }

  private static DemoEntry weight() {
    return new DemoEntry(
        "weight",
        1,
        "what a process costs against a thread, measured",
        List.of(
            new Setting("starts", 5, 1, 50, "how many processes are started, one after the other"),
            new Setting("switches", 1000, 100, 10_000, "how often the turn goes there and back")),
        WeightDemo::new,
        WeightCommentary::new,
        "mpj/lessons/lesson1/WeightDemo.java");
  }
}
