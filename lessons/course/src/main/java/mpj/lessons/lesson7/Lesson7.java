package mpj.lessons.lesson7;

import java.util.List;
import mpj.lessons.DemoEntry;
import mpj.lessons.Lesson;
import mpj.lessons.LessonProvider;
import mpj.lessons.Setting;

/** Lesson 7 as the course lists it. */
public final class Lesson7 implements LessonProvider {
  @Override
  public Lesson lesson() {
    return new Lesson(
        7,
        "Objects on a server",
        "How one object in a server process serves many others, through proxies.",
        List.of(list(), dict(), semaphore(), namespace(), custom(), remote(), whichToUse()),
        List.of());
  }

  private static DemoEntry list() {
    return new DemoEntry(
        "list",
        7,
        "many processes append to one managed list, and to a plain one",
        List.of(new Setting("processes", 50, 2, 100, "how many processes append")),
        ListDemo::new,
        ListCommentary::new,
        "mpj/lessons/lesson7/ListDemo.java");
  }

  private static DemoEntry dict() {
    return new DemoEntry(
        "dict",
        7,
        "a managed list and dicts, changed by a child; what a copy hides",
        List.of(new Setting("items", 5, 2, 50, "how many numbers are in the list")),
        DictDemo::new,
        DictCommentary::new,
        "mpj/lessons/lesson7/DictDemo.java");
  }

  private static DemoEntry semaphore() {
    return new DemoEntry(
        "semaphore",
        7,
        "a managed semaphore in the hands of pool workers: ten tasks, two at a time",
        List.of(
            new Setting("tasks", 10, 2, 50, "how many tasks there are"),
            new Setting("workers", 4, 2, 10, "how many workers the pool has"),
            new Setting("places", 2, 1, 10, "how many tasks may be under way at once")),
        SemaphoreDemo::new,
        SemaphoreCommentary::new,
        "mpj/lessons/lesson7/SemaphoreDemo.java");
  }

  private static DemoEntry namespace() {
    return new DemoEntry(
        "namespace",
        7,
        "values under names, set by one child and found by another",
        List.of(new Setting("players", 3, 1, 100, "the number that main sets")),
        NamespaceDemo::new,
        NamespaceCommentary::new,
        "mpj/lessons/lesson7/NamespaceDemo.java");
  }

  private static DemoEntry custom() {
    return new DemoEntry(
        "custom",
        7,
        "a class of your own on the server: several players draw from one drum",
        List.of(
            new Setting("tickets", 12, 4, 200, "how many tickets are in the drum"),
            new Setting("players", 3, 2, 10, "how many processes draw")),
        CustomDemo::new,
        CustomCommentary::new,
        "mpj/lessons/lesson7/CustomDemo.java");
  }

  private static DemoEntry whichToUse() {
    return new DemoEntry(
        "which-to-use",
        7,
        "one counter as shared value, queue and manager: the time of each, measured",
        List.of(new Setting("counts", 100, 10, 1_000, "how far each child counts in a round")),
        WhichToUseDemo::new,
        WhichToUseCommentary::new,
        "mpj/lessons/lesson7/WhichToUseDemo.java");
  }

  private static DemoEntry remote() {
    return new DemoEntry(
        "remote",
        7,
        "a program that is no child uses a list on our server, and needs the key",
        List.of(new Setting("items", 3, 1, 1000, "how many items the other program adds")),
        RemoteDemo::new,
        RemoteCommentary::new,
        "mpj/lessons/lesson7/RemoteDemo.java");
  }
}
