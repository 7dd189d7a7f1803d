package mpj.multiprocessing.wire;

/**
 * How much one message of a stranger may hold. Each of these is checked before the memory is taken
 * or the code is run that it guards.
 *
 * @param bytes the most bytes of the message
 * @param depth how deep objects may be nested
 * @param references the most objects and references to objects, all together
 * @param arrayLength the most elements of one array or list
 * @param unfolded the most objects there may be if each is counted as often as it can be reached.
 *     That is what {@code hashCode} and {@code equals} of collections do: thirty sets in each
 *     other, each twice, are a message of two kilobytes and would be a thousand million objects
 */
public record Limits(int bytes, int depth, int references, int arrayLength, long unfolded) {
  /** 64 MiB, 200 deep, 4 million references, 64 million elements, 8 million unfolded. */
  public static final Limits STANDARD = new Limits(64 << 20, 200, 4_000_000, 64_000_000, 8_000_000);

  public Limits {
    if (bytes < 1 || depth < 1 || references < 1 || arrayLength < 1 || unfolded < 1) {
      throw new IllegalArgumentException(
          "limits are at least 1: bytes="
              + bytes
              + ", depth="
              + depth
              + ", references="
              + references
              + ", arrayLength="
              + arrayLength
              + ", unfolded="
              + unfolded);
    }
  }

  static void check(String what, long value, long most) {
    if (value > most) {
      throw new MalformedMessageException(
          "the message is more than is taken from strangers: "
              + what
              + "="
              + value
              + ", most="
              + most);
    }
  }
}
