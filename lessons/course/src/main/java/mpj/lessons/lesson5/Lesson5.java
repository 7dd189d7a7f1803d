package mpj.lessons.lesson5;

import java.util.List;
import mpj.lessons.DemoEntry;
import mpj.lessons.Lesson;
import mpj.lessons.LessonProvider;
import mpj.lessons.Setting;

/** Lesson 5 as the course lists it. */
public final class Lesson5 implements LessonProvider {
  @Override
  public Lesson lesson() {
    return new Lesson(
        5,
        "Passing and sharing data",
        "How data gets from one process to another: by copy, by queue and pipe, by shared memory.",
        List.of(queue()),
        List.of(
            "globals — what a child inherits of its parent's globals",
            "value — a shared number",
            "array — a shared array, changed in place",
            "what-crosses — what can be sent, and what it costs",
            "pipe — a sender, a receiver, both ways",
            "queue-iftry — testing before trying, and what it costs",
            "joinable-queue — waiting until all items are dealt with",
            "pipe-or-queue — the same items through both, measured"));
  }

  private static DemoEntry queue() {
    return new DemoEntry(
        "queue",
        5,
        "producers and consumers at one queue; one that grows, one that makes its producer wait",
        List.of(
            new Setting(
                "items",
                5,
                5,
                100,
                "how many items a producer makes (twice as many in the last two parts)"),
            new Setting("producers", 2, 2, 10, "how many producers in the second part"),
            new Setting("consumers", 3, 1, 10, "how many consumers in the second part"),
            new Setting("capacity", 3, 1, 5, "how many items the last queue holds")),
        QueueDemo::new,
        QueueCommentary::new,
        "mpj/lessons/lesson5/QueueDemo.java");
  }
}
