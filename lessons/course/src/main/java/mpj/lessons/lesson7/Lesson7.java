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
        List.of(list(), remote()),
        List.of(
            "dict — a managed dict and list, changed by a child",
            "semaphore — a managed semaphore in the hands of pool workers",
            "namespace — attributes shared by name",
            "custom — a class of your own on the server",
            "which-to-use — one counter as shared value, queue and manager, measured"));
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
