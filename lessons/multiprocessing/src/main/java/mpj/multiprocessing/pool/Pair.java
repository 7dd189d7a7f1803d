package mpj.multiprocessing.pool;

/**
 * The arguments of one task of {@link Pool#starmap(SerializableBiFunction, Iterable) starmap}.
 *
 * @param first the first argument
 * @param second the second argument
 * @param <A> the type of the first argument
 * @param <B> the type of the second argument
 */
public record Pair<A, B>(A first, B second) {
  /** Returns {@code new Pair<>(first, second)}. */
  public static <A, B> Pair<A, B> of(A first, B second) {
    return new Pair<>(first, second);
  }
}
