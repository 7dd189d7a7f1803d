package mpj.lessons.lesson3;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import mpj.lessons.Demo;
import mpj.lessons.DemoEntry;
import mpj.lessons.Lesson;
import mpj.lessons.LessonProvider;
import mpj.lessons.Notes;
import mpj.lessons.Setting;
import mpj.lessons.Stage;

/** Lesson 3 as the course lists it. */
public final class Lesson3 implements LessonProvider {
  @Override
  public Lesson lesson() {
    return new Lesson(
        3,
        "Steering children",
        "How children are named, watched, stopped and ended, and what their exit codes mean.",
        List.of(
            nameAndDaemon(),
            status(),
            exitCodes(),
            terminateAndKill(),
            pause(),
            whoAmI(),
            startMethods()),
        List.of());
  }

  private static DemoEntry nameAndDaemon() {
    return entry(
        "name-and-daemon",
        "names given and made up; a child that is waited for, and a daemon that is not",
        List.of(new Setting("millis", 300, 0, 2000, "how long the worker works, in milliseconds")),
        NameAndDaemonDemo.class,
        NameAndDaemonDemo::new,
        NameAndDaemonNotes::new);
  }

  private static DemoEntry status() {
    return entry(
            "status",
            "pid, life and exit code of a child before the start, while it runs, after its end",
            List.of(
                new Setting(
                    "patience", 100, 0, 2000, "how long main waits at first, in milliseconds")),
            StatusDemo.class,
            StatusDemo::new,
            StatusNotes::new)
        .with(StatusTrials::new);
  }

  private static DemoEntry exitCodes() {
    return entry(
        "exit-codes",
        "five children end in five ways, and each leaves another exit code",
        List.of(new Setting("code", 3, 2, 255, "the code that a child gives to System.exit")),
        ExitCodesDemo.class,
        ExitCodesDemo::new,
        ExitCodesNotes::new);
  }

  private static DemoEntry terminateAndKill() {
    return entry(
        "terminate-and-kill",
        "a signal that can be handled and one that cannot; a grandchild that lives on",
        List.of(),
        TerminateAndKillDemo.class,
        TerminateAndKillDemo::new,
        TerminateAndKillNotes::new);
  }

  private static DemoEntry pause() {
    return entry(
        "pause",
        "a child is stopped, is not dead, keeps its lock, and goes on",
        List.of(
            new Setting("millis", 300, 100, 3000, "how long the clock is paused, in milliseconds")),
        PauseDemo.class,
        PauseDemo::new,
        PauseNotes::new);
  }

  private static DemoEntry whoAmI() {
    return entry(
        "who-am-i",
        "every process says who it is, who started it, and which children it has",
        List.of(
            new Setting(
                "children", 2, 1, 10, "how many children main starts, each with one of its own")),
        WhoAmIDemo.class,
        WhoAmIDemo::new,
        WhoAmINotes::new);
  }

  private static DemoEntry startMethods() {
    return entry(
        "start-methods",
        "spawn, forkserver and fork on the JVM: what each costs and takes along",
        List.of(
            new Setting("times", 3, 1, 20, "how many children are started to measure each method")),
        StartMethodsDemo.class,
        StartMethodsDemo::new,
        StartMethodsNotes::new);
  }

  private static DemoEntry entry(
      String name,
      String shows,
      List<Setting> settings,
      Class<? extends Demo> type,
      Supplier<Demo> demo,
      Function<Stage, Notes> notes) {
    String source = type.getName().replace('.', '/') + ".java";
    return new DemoEntry(name, 3, shows, settings, demo, notes, source);
  }
}
