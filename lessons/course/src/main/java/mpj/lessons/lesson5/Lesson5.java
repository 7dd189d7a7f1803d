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
        List.of(
            globals(),
            value(),
            array(),
            whatCrosses(),
            queue(),
            queueIfTry(),
            joinableQueue(),
            pipe(),
            pipeOrQueue()),
        List.of());
  }

  private static DemoEntry globals() {
    return new DemoEntry(
        "globals",
        5,
        "what a child finds of its parent's globals: by fork a snapshot, by spawn nothing",
        List.of(new Setting("number", 1, 0, 1_000_000, "the global that main sets first")),
        GlobalsDemo::new,
        GlobalsNotes::new,
        "mpj/lessons/lesson5/GlobalsDemo.java");
  }

  private static DemoEntry value() {
    return new DemoEntry(
        "value",
        5,
        "a number in shared memory, written by a child; and how exact a float is",
        List.of(
            new Setting("number", 21, 1, 1_000_000, "the number that the child doubles"),
            new Setting("tenths", 1_000_000, 10, 10_000_000, "how many tenths are added up")),
        ValueDemo::new,
        ValueNotes::new,
        "mpj/lessons/lesson5/ValueDemo.java");
  }

  private static DemoEntry array() {
    return new DemoEntry(
        "array",
        5,
        "an array in shared memory, changed in place by a child, and an ordinary one",
        List.of(new Setting("length", 10, 2, 100, "how many numbers are in the array")),
        ArrayDemo::new,
        ArrayNotes::new,
        "mpj/lessons/lesson5/ArrayDemo.java");
  }

  private static DemoEntry whatCrosses() {
    return new DemoEntry(
        "what-crosses",
        5,
        "what messages cost by size and form; what cannot be sent, and the path to why",
        List.of(new Setting("times", 20, 3, 200, "how often each message goes there and back")),
        WhatCrossesDemo::new,
        WhatCrossesNotes::new,
        "mpj/lessons/lesson5/WhatCrossesDemo.java");
  }

  private static DemoEntry queue() {
    return new DemoEntry(
            "queue",
            5,
            "producers and consumers at one queue; one that grows, one that makes its producer"
                + " wait",
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
            QueueNotes::new,
            "mpj/lessons/lesson5/QueueDemo.java")
        .with(QueueTrials::new);
  }

  private static DemoEntry queueIfTry() {
    return new DemoEntry(
        "queue-iftry",
        5,
        "putting and getting that test before they try; what that saves, measured",
        List.of(new Setting("calls", 100, 10, 1_000, "how many calls are measured at once")),
        QueueIfTryDemo::new,
        QueueIfTryNotes::new,
        "mpj/lessons/lesson5/QueueIfTryDemo.java");
  }

  private static DemoEntry joinableQueue() {
    return new DemoEntry(
            "joinable-queue",
            5,
            "main waits until all tasks are done; the results come by a simple queue",
            List.of(
                new Setting("tasks", 6, 1, 50, "how many tasks there are"),
                new Setting("workers", 2, 1, 10, "how many processes do them")),
            JoinableQueueDemo::new,
            JoinableQueueNotes::new,
            "mpj/lessons/lesson5/JoinableQueueDemo.java")
        .with(JoinableQueueTrials::new);
  }

  private static DemoEntry pipe() {
    return new DemoEntry(
        "pipe",
        5,
        "a sender, a receiver, numbers and a sentinel; then both ways, until one end is closed",
        List.of(new Setting("numbers", 10, 1, 100, "how many numbers the sender sends")),
        PipeDemo::new,
        PipeNotes::new,
        "mpj/lessons/lesson5/PipeDemo.java");
  }

  private static DemoEntry pipeOrQueue() {
    return new DemoEntry(
        "pipe-or-queue",
        5,
        "the same numbers through a pipe and a queue: in what order, how fast, to how many",
        List.of(new Setting("items", 100, 10, 1_000, "how many numbers go through at once")),
        PipeOrQueueDemo::new,
        PipeOrQueueNotes::new,
        "mpj/lessons/lesson5/PipeOrQueueDemo.java");
  }
}
