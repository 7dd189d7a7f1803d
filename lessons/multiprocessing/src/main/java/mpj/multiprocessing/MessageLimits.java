package mpj.multiprocessing;

/**
 * The limits for one message from an untrusted process. Each limit is checked before the memory is
 * allocated, or the code is run, that the limit guards.
 *
 * @param bytes the largest number of bytes of the message
 * @param depth the largest depth of nested objects
 * @param references the largest number of objects and references to objects together
 * @param arrayLength the largest number of elements of one array or list
 * @param unfolded the largest number of objects if each object is counted as often as it can be
 *     reached. The methods {@code hashCode} and {@code equals} of collections visit objects that
 *     often. Thirty sets, each of which contains the next one twice, make a message of two
 *     kilobytes, but unfolded they would be a thousand million objects
 */
public record MessageLimits(int bytes, int depth, int references, int arrayLength, long unfolded) {
  /**
   * The standard limits: 64 MiB, depth 200, 4 million references, 64 million elements, 8 million
   * unfolded objects.
   */
  public static final MessageLimits STANDARD =
      new MessageLimits(64 << 20, 200, 4_000_000, 64_000_000, 8_000_000);

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if a limit is less than 1
   */
  public MessageLimits {
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
}
