package mpj.app.bench.primitive;

import mpj.multiprocessing.manager.Manager;

/** How long it takes from nothing to the first answer of a manager's server. */
final class ManagerStart {
  private ManagerStart() {}

  static Primitive untilFirstObject() {
    return new Primitive(
        "manager_start_ms",
        "ms",
        Primitive.Better.LOWER,
        "start a manager and ask its first object something",
        () -> ManagerStart::run);
  }

  private static double run() {
    long begun = System.nanoTime();
    try (var manager = new Manager()) {
      var _ = manager.list().size();
      return (System.nanoTime() - begun) / 1e6;
    }
  }
}
