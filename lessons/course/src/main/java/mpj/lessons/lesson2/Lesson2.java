package mpj.lessons.lesson2;

import java.util.List;
import mpj.lessons.DemoEntry;
import mpj.lessons.Lesson;
import mpj.lessons.LessonProvider;
import mpj.lessons.Setting;

/** Lesson 2 as the course lists it. */
public final class Lesson2 implements LessonProvider {
  @Override
  public Lesson lesson() {
    return new Lesson(
        2,
        "A first child",
        "How a child process is made, started and waited for, and what states it goes through.",
        List.of(
            runFunction(),
            extendProcess(),
            arguments(),
            lifeCycle(),
            processTree(),
            entryPoint(),
            flush()),
        List.of());
  }

  private static DemoEntry runFunction() {
    return new DemoEntry(
        "run-function",
        2,
        "a task runs in a child, and the parent waits for it",
        List.of(new Setting("work", 300, 100, 10_000, "how long the child works, milliseconds")),
        RunFunctionDemo::new,
        RunFunctionNotes::new,
        "mpj/lessons/lesson2/RunFunctionDemo.java");
  }

  private static DemoEntry extendProcess() {
    return new DemoEntry(
        "extend-process",
        2,
        "a subclass with its own run method, given data by its constructor",
        List.of(new Setting("last", 1000, 2, 1_000_000, "the children add up 1 to this number")),
        ExtendProcessDemo::new,
        ExtendProcessNotes::new,
        "mpj/lessons/lesson2/ExtendProcessDemo.java");
  }

  private static DemoEntry arguments() {
    return new DemoEntry(
            "arguments",
            2,
            "two children with names of their own run one method with different arguments",
            List.of(new Setting("times", 3, 1, 50, "how often each child greets")),
            ArgumentsDemo::new,
            ArgumentsNotes::new,
            "mpj/lessons/lesson2/ArgumentsDemo.java")
        .with(ArgumentsTrials::new);
  }

  private static DemoEntry lifeCycle() {
    return new DemoEntry(
        "life-cycle",
        2,
        "a child is new, running, blocked and terminated; its parent looks each time",
        List.of(
            new Setting("count", 300, 100, 5_000, "how long the child counts, milliseconds"),
            new Setting("wait", 300, 200, 5_000, "how long it has to wait then, milliseconds")),
        LifeCycleDemo::new,
        LifeCycleNotes::new,
        "mpj/lessons/lesson2/LifeCycleDemo.java");
  }

  private static DemoEntry processTree() {
    return new DemoEntry(
        "process-tree",
        2,
        "main, children and a grandchild, drawn as the tree that they are",
        List.of(
            new Setting("children", 2, 1, 10, "how many children the main process has"),
            new Setting("generations", 2, 2, 5, "how many generations there are below main")),
        ProcessTreeDemo::new,
        ProcessTreeNotes::new,
        "mpj/lessons/lesson2/ProcessTreeDemo.java");
  }

  private static DemoEntry entryPoint() {
    return new DemoEntry(
        "entry-point",
        2,
        "why a child that is still booting must not start children",
        List.of(),
        EntryPointDemo::new,
        EntryPointNotes::new,
        "mpj/lessons/lesson2/EntryPointDemo.java");
  }

  private static DemoEntry flush() {
    return new DemoEntry(
        "flush",
        2,
        "the same prints, flushed always, once and never, and when each arrives",
        List.of(
            new Setting("lines", 3, 2, 50, "how many lines each child prints"),
            new Setting("pause", 200, 20, 5_000, "how long it pauses after a line, milliseconds")),
        FlushDemo::new,
        FlushNotes::new,
        "mpj/lessons/lesson2/FlushDemo.java");
  }
}
