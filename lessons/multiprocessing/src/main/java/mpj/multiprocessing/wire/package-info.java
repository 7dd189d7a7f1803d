/**
 * What crosses between processes: values into bytes, and bytes back into values.
 *
 * <p>Small things (numbers, strings, arrays, lambdas, the library's shared objects) have a compact
 * form of our own; whatever else is {@link java.io.Serializable} travels inside as a block of the
 * JDK's serialization, read behind a filter. The compact form exists for speed twice over: an item
 * costs nanoseconds, and a starting child need not load the JDK's object streams.
 *
 * <p>This room uses {@code code} and the JDK only. Lambdas, string switches and string templates
 * are avoided on the paths a starting child takes: the first of each costs milliseconds of its
 * life.
 */
package mpj.multiprocessing.wire;
