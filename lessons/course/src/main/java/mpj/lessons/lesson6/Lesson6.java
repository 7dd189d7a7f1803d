package mpj.lessons.lesson6;

import java.util.List;
import mpj.lessons.DemoEntry;
import mpj.lessons.Lesson;
import mpj.lessons.LessonProvider;
import mpj.lessons.Setting;

/** Lesson 6 as the course lists it. */
public final class Lesson6 implements LessonProvider {
  @Override
  public Lesson lesson() {
    return new Lesson(
        6,
        "Pools of workers",
        "How a few processes that live on do many tasks, and how the results come back.",
        List.of(map()),
        List.of(
            "squares — five workers, three numbers",
            "apply — a blocking call, and one that answers later",
            "callbacks — told of a result, told of an error",
            "starmap — several arguments a task",
            "imap — results as they come, in order and unordered",
            "chunks — what the chunk size does to the time",
            "recycle — workers that are replaced after so many tasks",
            "ending — close, terminate and join",
            "worker-dies — a worker is killed in its task, and the rest goes on"));
  }

  private static DemoEntry map() {
    return new DemoEntry(
        "map",
        6,
        "a pool maps a function over some numbers; which worker took what",
        List.of(
            new Setting("items", 10, 6, 200, "how many numbers, from 0"),
            new Setting("workers", 3, 2, 16, "how many workers the pool has"),
            new Setting("pause", 120, 50, 1000, "how long a task takes, in milliseconds")),
        MapDemo::new,
        MapCommentary::new,
        "mpj/lessons/lesson6/MapDemo.java");
  }
}
