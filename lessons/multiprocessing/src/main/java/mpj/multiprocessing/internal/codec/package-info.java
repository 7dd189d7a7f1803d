/**
 * The encoding of messages between processes: values into bytes, and bytes back into values.
 *
 * <p>Most messages consist of numbers, strings, times, arrays, lists, sets, maps, records, lambdas
 * and the library's shared objects. These have a compact form of our own. Any other {@link
 * java.io.Serializable} object is sent inside the message as a block of the JDK's serialization,
 * and is read behind a filter. The compact form is faster in two ways: an item costs nanoseconds,
 * and a child that starts need not load the JDK's object streams. A value arrives the same in both
 * forms: with the same classes and the same order of elements. An object that is referred to
 * several times is still one object on arrival.
 *
 * <p>May use {@code internal.code}, {@code internal.holders} and {@code internal.memory}. Lambdas,
 * string switches and string templates are avoided on the paths that a starting child runs, because
 * the first of each costs it milliseconds.
 */
package mpj.multiprocessing.internal.codec;
