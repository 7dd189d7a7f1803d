package mpj.app.bench.change;

import java.util.List;
import java.util.stream.Stream;
import mpj.app.error.UsageException;

/**
 * Two documents, compared.
 *
 * @param common figures that are in both, in the order of the first
 * @param onlyBefore keys that only the first has
 * @param onlyAfter keys that only the second has
 * @param unknown keys of either that this tool has not, which are left out
 */
public record Changes(
    List<Change> common, List<String> onlyBefore, List<String> onlyAfter, List<String> unknown) {

  /**
   * Compares two files.
   *
   * @throws UsageException if one can't be read or is no document of a bench, if they are of
   *     different benches, or have no key in common
   */
  public static Changes between(String before, String after) {
    return between(Document.read("A", before), Document.read("B", after));
  }

  static Changes between(Document before, Document after) {
    if (!before.bench().equals(after.bench())) {
      throw new UsageException(
          "documents of different benches: "
              + before.name()
              + " is of "
              + before.bench()
              + ", "
              + after.name()
              + " of "
              + after.bench()
              + "; give two of the same");
    }
    List<Change> common =
        before.measures().entrySet().stream()
            .filter(entry -> after.measures().containsKey(entry.getKey()))
            .map(entry ->
                new Change(entry.getKey(), entry.getValue(), after.measures().get(entry.getKey())))
            .toList();
    if (common.isEmpty()) {
      throw new UsageException(
          "no key is in both: " + before.name() + " " + after.name() + "; give two that overlap");
    }
    List<String> unknown =
        Stream.concat(before.unknown().stream(), after.unknown().stream()).distinct().toList();
    return new Changes(common, missing(before, after), missing(after, before), unknown);
  }

  private static List<String> missing(Document here, Document there) {
    return here.measures().keySet().stream()
        .filter(key -> !there.measures().containsKey(key))
        .toList();
  }

  /** How many have come out so. */
  public long count(Change.Verdict verdict) {
    return common.stream().filter(change -> change.verdict() == verdict).count();
  }
}
