/**
 * What lies in records that several packages know: for each a class with its offsets, the protocol
 * by which processes change it, and how it is mended after one of them died in the middle. What
 * only one concept uses lies beside its public class.
 *
 * <p>May use {@code internal.queue}, {@code internal.memory} and {@code arena}.
 */
package mpj.multiprocessing.structure;
