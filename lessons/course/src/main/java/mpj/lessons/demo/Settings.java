package mpj.lessons.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** The numbers of one run of a demo: what was chosen, the standard values for the rest, a seed. */
public final class Settings {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final long seed;

  /**
   * Completes what was chosen by the standard values.
   *
   * @param declared the demo's settings
   * @param chosen values by name, for any of them
   * @param seed where random numbers start
   * @throws IllegalArgumentException for a name that is not declared or a value out of its range
   */
  public Settings(List<Setting> declared, Map<String, Integer> chosen, long seed) {
    this.seed = seed;
    for (Setting setting : declared) {
      int value = chosen.getOrDefault(setting.name(), setting.standard());
      if (!setting.allows(value)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "out of range: %s=%d; choose a number from %d to %d",
                setting.name(),
                value,
                setting.least(),
                setting.most()));
      }
      numbers.put(setting.name(), value);
    }
    for (String name : chosen.keySet()) {
      if (!numbers.containsKey(name)) {
        throw new IllegalArgumentException("no such setting: name=%s; %s".formatted(name, known()));
      }
    }
  }

  private String known() {
    return numbers.isEmpty()
        ? "this demo has none"
        : "choose from " + String.join(", ", numbers.keySet().stream().sorted().toList());
  }

  /**
   * Returns the number of this name.
   *
   * @throws IllegalArgumentException if the demo did not declare it
   */
  public int number(String name) {
    Integer value = numbers.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no such setting: name=%s; %s".formatted(name, known()));
    }
    return value;
  }

  /** Returns the seed of this run. */
  public long seed() {
    return seed;
  }

  /**
   * Returns random numbers that depend on the seed and the stream only: the same pair gives the
   * same numbers. Give each child a stream of its own, and the children's numbers differ.
   */
  public Random random(int stream) {
    // A Random's first numbers are alike for neighbouring seeds; the odd factors spread them out.
    long mixed = seed * 0x9E3779B97F4A7C15L + stream * 0xD1342543DE82EF95L;
    return new Random(mixed ^ (mixed >>> 32));
  }
}
