package mpj.multiprocessing.pool;

/**
 * The arguments of one task of {@link Pool#starmap(SerializableTriFunction, Iterable) starmap}.
 *
 * @param first the first argument
 * @param second the second
 * @param third the third
 * @param <A> its type
 * @param <B> its type
 * @param <C> its type
 */
public record Triple<A, B, C>(A first, B second, C third) {
  /** Returns {@code new Triple<>(first, second, third)}. */
  public static <A, B, C> Triple<A, B, C> of(A first, B second, C third) {
    return new Triple<>(first, second, third);
  }
}
