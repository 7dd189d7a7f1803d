package mpj.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mpj.app.error.DidYouMean;
import mpj.app.error.UsageException;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Setting;
import mpj.lessons.demo.Settings;

/** The numbers given by {@code --set}, checked against the demos that are to run. */
final class ChosenNumbers {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  /** Reads what was typed as NAME=VALUE for these demos; each name must belong to one of them. */
  ChosenNumbers(List<String> typed, List<DemoEntry> demos) {
    for (String pair : typed) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new UsageException(
            "--set " + pair + " is not of the form NAME=VALUE; " + possible(demos));
      }
      String name = pair.substring(0, equals);
      int value = number(name, pair.substring(equals + 1), demos);
      if (numbers.put(name, value) != null) {
        throw new UsageException("--set " + name + " is given twice; give one value");
      }
    }
  }

  private static int number(String name, String typed, List<DemoEntry> demos) {
    List<Setting> meant = new ArrayList<>();
    for (DemoEntry demo : demos) {
      demo.settings().stream().filter(s -> s.name().equals(name)).forEach(meant::add);
    }
    if (meant.isEmpty()) {
      String hint = DidYouMean.hint(name, names(demos));
      throw new UsageException(
          "unknown setting " + name + (hint.isEmpty() ? "; " : hint + " ") + possible(demos));
    }
    for (Setting setting : meant) {
      check(setting, typed);
    }
    return Integer.parseInt(typed);
  }

  private static void check(Setting setting, String typed) {
    String range = "give a whole number from " + setting.least() + " to " + setting.most();
    int value;
    try {
      value = Integer.parseInt(typed);
    } catch (NumberFormatException e) {
      throw new UsageException(setting.name() + "=" + typed + " is no such number; " + range);
    }
    if (!setting.allows(value)) {
      throw new UsageException(setting.name() + "=" + value + " is out of range; " + range);
    }
  }

  private static Set<String> names(List<DemoEntry> demos) {
    var names = new LinkedHashSet<String>();
    demos.forEach(demo -> demo.settings().forEach(setting -> names.add(setting.name())));
    return names;
  }

  private static String possible(List<DemoEntry> demos) {
    Set<String> names = names(demos);
    return names.isEmpty()
        ? "these demos have no settings"
        : "the settings are " + String.join(", ", names);
  }

  /** Returns the settings of one of the demos. */
  Settings settings(DemoEntry demo, long seed) {
    var own = new LinkedHashMap<>(numbers);
    own.keySet().retainAll(demo.settings().stream().map(Setting::name).toList());
    return new Settings(demo.settings(), own, seed);
  }
}
