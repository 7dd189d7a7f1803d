package mpj.app.bench.work;

import java.util.List;
import java.util.Optional;

/** All works, in the order in which they are shown. A new one joins by a line in the list. */
public final class Works {
  private static final List<Work> ALL =
      List.of(Primes.work(), Pi.work(), Text.work(), Wait.work(), Tiny.work());

  private Works() {}

  /** Every work. */
  public static List<Work> all() {
    return ALL;
  }

  /** The names of all works, in the same order. */
  public static List<String> names() {
    return ALL.stream().map(Work::name).toList();
  }

  /** The work of that name, if there is one. */
  public static Optional<Work> named(String name) {
    return ALL.stream().filter(work -> work.name().equals(name)).findFirst();
  }
}
