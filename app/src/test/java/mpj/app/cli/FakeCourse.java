package mpj.app.cli;

import java.util.List;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Lesson;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Setting;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Stage;
import mpj.lessons.demo.Trials;

/** A small course for tests of the tool; its demos only write lines. */
final class FakeCourse {
  private static final List<Setting> SETTINGS =
      List.of(
          new Setting("processes", 10, 2, 50, "how many processes want it"),
          new Setting("holdMillis", 5, 0, 1000, "how long each holds it"));

  private FakeCourse() {}

  static List<Lesson> lessons() {
    return List.of(
        new Lesson(1, "One", "Teaches the first thing.", List.of(demo("countdown", 1, List.of()))),
        new Lesson(2, "Two", "Teaches the second.", List.of(demo("semaphore", 2, List.of()))),
        new Lesson(
            4,
            "Four",
            "Teaches how processes take turns and meet, which is said in so many words that the"
                + " sentence does not fit into one line.",
            List.of(demo("lock", 4, SETTINGS).with(Coins::new), demo("failing", 4, List.of()))),
        new Lesson(
            7,
            "Seven",
            "Teaches the last.",
            List.of(demo("list", 7, List.of()), demo("semaphore", 7, List.of()))));
  }

  private static DemoEntry demo(String name, int lesson, List<Setting> settings) {
    Demo demo =
        chosen -> {
          System.out.println(name + " began");
          for (Setting setting : settings) {
            System.out.println(setting.name() + " is " + chosen.number(setting.name()));
          }
        };
    return new DemoEntry(
        name,
        lesson,
        "shows " + name + " at work",
        settings,
        () -> demo,
        stage -> new LineNotes(stage, name),
        "mpj/lessons/lesson4/LockDemo.java");
  }

  /** Notes the first line, and is content unless the demo is called failing. */
  private static final class LineNotes extends Notes {
    LineNotes(Stage stage, String demo) {
      super(stage);
      note(demo + " began", _ -> "the first of its lines");
      expect(() -> !demo.equals("failing"), () -> "nothing was shown");
      seen(() -> run().lines().size() + " lines were written.");
    }
  }

  /** Heads, then tails, and so on; with the second way it is always heads. */
  private static final class Coins implements Trials {
    @Override
    public String round(Settings settings) {
      return "a coin is thrown";
    }

    @Override
    public List<Way> ways() {
      var heads = new Outcome("heads", Grade.ACCEPTABLE, "one side");
      return List.of(
          new Way("fair", List.of(heads, new Outcome("tails", Grade.INTERESTING, "the other"))),
          new Way("marked", List.of(heads, new Outcome("tails", Grade.FORBIDDEN, "never"))));
    }

    @Override
    public void play(Settings settings, int times, Counter counter) {
      for (int round = 0; round < times; round++) {
        counter.came("fair", round % 2 == 0 ? "heads" : "tails", round);
        counter.came("marked", settings.number("processes") == 13 ? "edge" : "heads", 0);
      }
    }
  }
}
