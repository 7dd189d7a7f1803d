package mpj.app.export;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Setting;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.StartMethod;

/**
 * How to run a demo so again.
 *
 * @param settings its numbers by name, those that nobody chose too
 * @param seed where random numbers start
 * @param startMethod how children start, {@code spawn}
 * @param command what to type
 */
public record RunOrigin(
    Map<String, Integer> settings, long seed, String startMethod, String command) {
  /** Keeps the order of the settings. */
  public RunOrigin {
    settings = new LinkedHashMap<>(settings);
  }

  /**
   * Returns how a demo is run so.
   *
   * @param more options that the command has besides, with a space before each
   */
  public static RunOrigin of(DemoEntry demo, Settings chosen, StartMethod method, String more) {
    String start = method.name().toLowerCase(Locale.ROOT);
    var numbers = new LinkedHashMap<String, Integer>();
    var command = new StringBuilder("mpj lesson " + demo.lesson() + " --run " + demo.name());
    for (Setting setting : demo.settings()) {
      int number = chosen.number(setting.name());
      numbers.put(setting.name(), number);
      command.append(" --set ").append(setting.name()).append('=').append(number);
    }
    command.append(" --seed ").append(chosen.seed()).append(" --start-method ").append(start);
    return new RunOrigin(numbers, chosen.seed(), start, command + more);
  }
}
