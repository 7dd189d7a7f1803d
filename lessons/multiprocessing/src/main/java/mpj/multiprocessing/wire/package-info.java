/**
 * What crosses between processes: values into bytes, and bytes back into values.
 *
 * <p>What most messages are made of (numbers, strings, times, arrays, lists, sets, maps, records,
 * lambdas, the library's shared objects) has a compact form of our own; whatever else is {@link
 * java.io.Serializable} travels inside as a block of the JDK's serialization, read behind a filter.
 * The compact form exists for speed twice over: an item costs nanoseconds, and a starting child
 * need not load the JDK's object streams. A value arrives the same by either: with the same classes
 * and orders, and one object stays one, however many refer to it.
 *
 * <p>May use {@code code}, {@code internal.holders} and {@code internal.memory}. Lambdas, string
 * switches and string templates are avoided on the paths a starting child takes: the first of each
 * costs milliseconds of its life.
 */
package mpj.multiprocessing.wire;
