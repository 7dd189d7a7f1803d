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
        List.of(countdown()),
        List.of(
            "countdown-threads — the same two countdowns as threads of one process",
            "cpu-bound — one CPU-bound job serial, by threads, by threads under a simulated"
                + " interpreter lock, by processes",
            "io-bound — the same four ways for jobs that wait",
            "isolation — children that crash, halt or are killed, and a parent that goes on",
            "weight — what a process costs against a thread, measured"));
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
}
