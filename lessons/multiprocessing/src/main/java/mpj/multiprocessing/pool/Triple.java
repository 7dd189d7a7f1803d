package mpj.multiprocessing.pool;

/**
 * The arguments of one task of {@link Pool#starmap(SerializableTriFunction, Iterable) starmap}.
 *
 * @param first the first argument
 * @param second the second argument
 * @param third the third argument
 * @param <A> the type of the first argument
 * @param <B> the type of the second argument
 * @param <C> the type of the third argument
 */
public record Triple<A, B, C>(A first, B second, C third) {
  /** Returns {@code new Triple<>(first, second, third)}. */
  public static <A, B, C> Triple<A, B, C> of(A first, B second, C third) {
    return new Triple<>(first, second, third);
  }
}
