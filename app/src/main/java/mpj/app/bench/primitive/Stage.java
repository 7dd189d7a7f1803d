package mpj.app.bench.primitive;

/** In which part of a child's life it is measured. */
enum Stage {
  /** The first operations of a child that has just started: its code is not compiled yet. */
  COLD,
  /** From when its rate has settled, as its code is compiled: see {@link WarmUp}. */
  WARM;

  /** A key, as {@code queue_1k_items_s} and {@code queue_1k_cold_items_s}. */
  String key(String stem, String ending) {
    return stem + (this == COLD ? "_cold" : "") + ending;
  }

  /** What is measured, with how many operations of a child count as its first ones. */
  String what(String work, int first) {
    return this == WARM ? work : "the same cold: the first " + format(first) + " of a new child";
  }

  private static String format(int number) {
    return String.format(java.util.Locale.ROOT, "%,d", number);
  }
}
