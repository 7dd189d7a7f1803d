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
        List.of(
            map(),
            squares(),
            apply(),
            callbacks(),
            starmap(),
            imap(),
            chunks(),
            recycle(),
            ending(),
            workerDies()),
        List.of());
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

  private static DemoEntry squares() {
    return new DemoEntry(
        "squares",
        6,
        "five workers square three numbers: who gets any work",
        List.of(
            new Setting("numbers", 3, 1, 100, "how many numbers, from 1"),
            new Setting("workers", 5, 1, 16, "how many workers the pool has")),
        SquaresDemo::new,
        SquaresCommentary::new,
        "mpj/lessons/lesson6/SquaresDemo.java");
  }

  private static DemoEntry apply() {
    return new DemoEntry(
        "apply",
        6,
        "a call that waits for its task, and one that answers before there is a result",
        List.of(
            new Setting("number", 12, 1, 1000, "the number that is squared"),
            new Setting("pause", 200, 0, 2000, "how long the first task takes, in milliseconds")),
        ApplyDemo::new,
        ApplyCommentary::new,
        "mpj/lessons/lesson6/ApplyDemo.java");
  }

  private static DemoEntry callbacks() {
    return new DemoEntry(
        "callbacks",
        6,
        "being called with a result or a failure, of one task and of a whole map",
        List.of(
            new Setting("workers", 2, 1, 7, "how many workers the pool has"),
            new Setting("slow", 100, 0, 1000, "how long a callback takes, in milliseconds")),
        CallbacksDemo::new,
        CallbacksCommentary::new,
        "mpj/lessons/lesson6/CallbacksDemo.java");
  }

  private static DemoEntry starmap() {
    return new DemoEntry(
        "starmap",
        6,
        "functions of two and three arguments; a map that answers before it is done",
        List.of(
            new Setting("tasks", 4, 1, 50, "how many calls of each function"),
            new Setting("workers", 2, 1, 16, "how many workers the pool has"),
            new Setting("pause", 100, 0, 1000, "how long a volume takes, in milliseconds")),
        StarmapDemo::new,
        StarmapCommentary::new,
        "mpj/lessons/lesson6/StarmapDemo.java");
  }

  private static DemoEntry imap() {
    return new DemoEntry(
        "imap",
        6,
        "when input is read and results come: by map, imap and imapUnordered, timed",
        List.of(
            new Setting("items", 6, 6, 50, "how many items there are"),
            new Setting(
                "pause", 60, 20, 500, "how long a task takes, in milliseconds; the first 4 times")),
        ImapDemo::new,
        ImapCommentary::new,
        "mpj/lessons/lesson6/ImapDemo.java");
  }

  private static DemoEntry chunks() {
    return new DemoEntry(
        "chunks",
        6,
        "what the chunk size does to the time of a map, measured",
        List.of(
            new Setting("items", 200, 100, 1000, "how many tiny items there are"),
            new Setting(
                "pause", 10, 1, 100, "the first long item, in milliseconds; the last is 8 times")),
        ChunksDemo::new,
        ChunksCommentary::new,
        "mpj/lessons/lesson6/ChunksDemo.java");
  }

  private static DemoEntry recycle() {
    return new DemoEntry(
        "recycle",
        6,
        "what workers do before their first task; workers replaced after so many",
        List.of(
            new Setting("tasks", 10, 10, 30, "how many tasks there are"),
            new Setting("workers", 2, 1, 3, "how many workers the pool has at a time"),
            new Setting("most", 3, 1, 3, "after how many tasks a worker is replaced"),
            new Setting("pause", 60, 0, 500, "how long a task takes, in milliseconds")),
        RecycleDemo::new,
        RecycleCommentary::new,
        "mpj/lessons/lesson6/RecycleDemo.java");
  }

  private static DemoEntry ending() {
    return new DemoEntry(
        "ending",
        6,
        "close, shutdown, terminate and join: what becomes of tasks that run or wait",
        List.of(
            new Setting("tasks", 4, 3, 10, "how many tasks each pool is given"),
            new Setting("pause", 200, 100, 1000, "how long a task takes, in milliseconds")),
        EndingDemo::new,
        EndingCommentary::new,
        "mpj/lessons/lesson6/EndingDemo.java");
  }

  private static DemoEntry workerDies() {
    return new DemoEntry(
        "worker-dies",
        6,
        "a worker is killed in the middle of its task, and the rest goes on",
        List.of(
            new Setting("tasks", 8, 4, 50, "how many tasks there are"),
            new Setting("workers", 3, 2, 10, "how many workers the pool has"),
            new Setting("pause", 150, 20, 1000, "how long a task takes, in milliseconds")),
        WorkerDiesDemo::new,
        WorkerDiesCommentary::new,
        "mpj/lessons/lesson6/WorkerDiesDemo.java");
  }
}
