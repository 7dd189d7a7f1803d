package mpj.app.narration;

import java.util.Locale;
import java.util.stream.Collectors;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.StartMethod;

/** The numbers with which a demo runs, as they are typed to run it so again. */
public final class RunNumbers {
  private RunNumbers() {}

  /** Returns them in one line, {@code processes=10 seed=42}. */
  public static String of(DemoEntry demo, Settings settings) {
    String numbers =
        demo.settings().stream()
            .map(setting -> setting.name() + "=" + settings.number(setting.name()) + " ")
            .collect(Collectors.joining());
    StartMethod method = Context.standard().startMethod();
    String start = method == StartMethod.SPAWN ? "" : " start-method=" + method;
    return numbers + "seed=" + settings.seed() + start.toLowerCase(Locale.ROOT);
  }
}
