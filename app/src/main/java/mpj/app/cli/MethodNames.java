package mpj.app.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import mpj.app.error.DidYouMean;
import mpj.app.error.UsageException;
import mpj.multiprocessing.StartMethod;
import picocli.CommandLine.ITypeConverter;

/** The start methods by the names that {@code --start-method} takes. */
final class MethodNames implements ITypeConverter<StartMethod>, Iterable<String> {
  private static List<String> all() {
    return StartMethod.all().stream()
        .map(method -> method.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  @Override
  public Iterator<String> iterator() {
    return all().iterator();
  }

  @Override
  public StartMethod convert(String typed) {
    int place = all().indexOf(typed.toLowerCase(Locale.ROOT));
    if (place < 0) {
      String hint = DidYouMean.hint(typed, all());
      throw new UsageException(
          "unknown start method "
              + typed
              + (hint.isEmpty() ? "; there are " + String.join(", ", all()) : hint));
    }
    return StartMethod.all().get(place);
  }
}
