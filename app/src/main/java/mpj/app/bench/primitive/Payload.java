package mpj.app.bench.primitive;

import java.util.function.Supplier;
import mpj.app.bench.figure.CheckFailedException;

/** What is sent: data of the shapes that programs send. */
enum Payload {
  INT("int", "ints", 20_000, () -> 7),
  BYTES_100("100", "byte arrays of 100 bytes", 20_000, () -> new byte[100]),
  BYTES_1K("1k", "byte arrays of 1 KiB", 20_000, () -> new byte[1 << 10]),
  BYTES_16K("16k", "byte arrays of 16 KiB", 5_000, () -> new byte[16 << 10]),
  BYTES_256K("256k", "byte arrays of 256 KiB", 1_000, () -> new byte[256 << 10]),
  STRING_200("string200", "strings of 200 characters", 20_000, () -> "mpj ".repeat(50)),
  ORDER("order", "records with a string, a list of strings and a map", 20_000, Order::example);

  private final String key;
  private final String what;
  private final int items;

  @SuppressWarnings("ImmutableEnumChecker") // none of these functions has a state
  private final Supplier<Object> maker;

  Payload(String key, String what, int items, Supplier<Object> maker) {
    this.key = key;
    this.what = what;
    this.items = items;
    this.maker = maker;
  }

  /** Its part of a key. */
  String key() {
    return key;
  }

  /** What it is, in the plural. */
  String what() {
    return what;
  }

  /** How many of them a child sends while it counts as one that has just started. */
  int items() {
    return items;
  }

  /** One of them; each process makes its own, before any time is taken. */
  Object make() {
    return maker.get();
  }

  /** A number that says whether one has arrived whole, and costs next to nothing. */
  static int weight(Object payload) {
    return switch (payload) {
      case byte[] bytes -> bytes.length;
      case String text -> text.length();
      case Order order ->
          order.customer().length() + order.goods().size() + order.quantities().size();
      case Integer number -> number;
      default -> throw new IllegalArgumentException("no payload: class=" + payload.getClass());
    };
  }

  /** Fails unless what has arrived weighs as much as so many of that one. */
  static void check(long weight, Object payload, int count) {
    long expected = (long) count * weight(payload);
    if (weight != expected) {
      throw new CheckFailedException(
          "Other data came out than were sent: weight="
              + weight
              + " expected="
              + expected
              + "; the rate means nothing.");
    }
  }
}
