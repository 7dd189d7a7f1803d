package mpj.app.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import mpj.app.error.DidYouMean;
import mpj.app.error.UsageException;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.StartMethod;

/** The names that {@code --start-method} takes. */
final class MethodNames implements Iterable<String> {
  private static List<String> all() {
    return StartMethod.all().stream()
        .map(method -> method.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  @Override
  public Iterator<String> iterator() {
    return all().iterator();
  }

  /** Returns the context that starts children so; for null the standard one. */
  static Context context(String typed) {
    if (typed == null) {
      return Context.standard();
    }
    int place = all().indexOf(typed.toLowerCase(Locale.ROOT));
    if (place < 0) {
      String hint = DidYouMean.hint(typed, all());
      throw new UsageException(
          "unknown start method "
              + typed
              + (hint.isEmpty() ? "; there are " + String.join(", ", all()) : hint));
    }
    return Context.of(StartMethod.all().get(place));
  }
}
