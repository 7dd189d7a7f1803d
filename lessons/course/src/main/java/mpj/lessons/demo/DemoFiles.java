package mpj.lessons.demo;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import mpj.lessons.text.CourseFiles;
import mpj.lessons.text.FrontMatter;

/**
 * Finds the demos of a lesson. A demo is its text {@code queue-iftry.md}, and beside each other the
 * classes {@code QueueIfTryDemo}, {@code QueueIfTryNotes} and, if it has outcomes to count, {@code
 * QueueIfTryTrials}.
 */
final class DemoFiles {
  private static final String TEXT = ".md";
  private static final String LESSON = "lesson.md";
  private static final String CLASS = ".class";
  private static final String DEMO = "Demo" + CLASS;

  private final int lesson;
  private final String folder;
  private final List<String> files;

  private DemoFiles(int lesson) {
    this.lesson = lesson;
    this.folder = "lesson" + lesson;
    this.files = CourseFiles.in(folder);
  }

  /**
   * Returns the demos of a lesson, in their order.
   *
   * @throws IllegalStateException if a file is missing or not of the expected form
   */
  static List<DemoEntry> of(int lesson) {
    return List.copyOf(new DemoFiles(lesson).byOrder().values());
  }

  private Map<Integer, DemoEntry> byOrder() {
    var demos = new TreeMap<Integer, DemoEntry>();
    for (String file : files) {
      if (file.endsWith(TEXT) && !file.equals(LESSON)) {
        FrontMatter head =
            CourseFiles.head(folder + "/" + file)
                .onlyWith("order", "shows", "set", "misconception");
        DemoEntry demo = demo(file.substring(0, file.length() - TEXT.length()), head);
        DemoEntry other = demos.put(head.number("order"), demo);
        if (other != null) {
          throw new IllegalStateException(
              "two demos have one place: order="
                  + head.number("order")
                  + " demos="
                  + other.name()
                  + ","
                  + demo.name());
        }
      }
    }
    return demos;
  }

  private DemoEntry demo(String name, FrontMatter head) {
    String type = type(name);
    return new DemoEntry(
        name,
        lesson,
        head.required("shows"),
        settings(head),
        () -> make(Demo.class, type + "Demo"),
        notes(type),
        "mpj/lessons/" + folder + "/" + type + "Demo.java",
        trials(type));
  }

  /** The class of the demo {@code queue-iftry} is found whatever its capital letters are. */
  private String type(String name) {
    String plain = name.replace("-", "") + DEMO;
    for (String file : files) { // no stream: this is done for each demo at each start
      if (file.equalsIgnoreCase(plain)) {
        return file.substring(0, file.length() - DEMO.length());
      }
    }
    throw new IllegalStateException(
        "a demo's text without its class: file=" + folder + "/" + name + TEXT);
  }

  private Function<Stage, Notes> notes(String type) {
    if (!files.contains(type + "Notes" + CLASS)) {
      throw new IllegalStateException(
          "a demo without its notes: class=mpj.lessons." + folder + "." + type + "Notes");
    }
    return stage -> make(Notes.class, type + "Notes", stage);
  }

  private Optional<Supplier<Trials>> trials(String type) {
    return files.contains(type + "Trials" + CLASS)
        ? Optional.of(() -> make(Trials.class, type + "Trials"))
        : Optional.empty();
  }

  /** Its notes and trials are nobody else's business, so they need not be public. */
  private <T> T make(Class<T> kind, String type, Object... arguments) {
    String name = "mpj.lessons." + folder + "." + type;
    try {
      Constructor<?> made = Class.forName(name).getDeclaredConstructors()[0];
      made.setAccessible(true);
      return kind.cast(made.newInstance(arguments));
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("cannot be made: class=" + name, e.getCause());
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new IllegalStateException("cannot be made: class=" + name, e);
    }
  }

  /** Of the form {@code processes = 10 (3..50) how many processes want the lock}. */
  private static List<Setting> settings(FrontMatter head) {
    var settings = new ArrayList<Setting>();
    for (FrontMatter.Entry entry : head.all("set")) {
      String value = entry.value();
      int equal = value.indexOf(" = ");
      int open = value.indexOf(" (", equal);
      int dots = value.indexOf("..", open);
      int close = value.indexOf(") ", dots);
      if (equal < 0 || open < 0 || dots < 0 || close < 0) {
        throw head.wrong(entry, "set: NAME = STANDARD (LEAST..MOST) MEANING");
      }
      settings.add(
          new Setting(
              value.substring(0, equal),
              number(head, entry, value.substring(equal + 3, open)),
              number(head, entry, value.substring(open + 2, dots)),
              number(head, entry, value.substring(dots + 2, close)),
              value.substring(close + 2)));
    }
    return settings;
  }

  private static int number(FrontMatter head, FrontMatter.Entry entry, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw head.wrong(entry, "a whole number instead of " + text);
    }
  }
}
