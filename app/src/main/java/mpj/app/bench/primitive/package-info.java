/**
 * What single operations cost: one class for each kind of key, and the list of all keys; and what
 * becomes of some of them with more and more processes. Draws nothing.
 *
 * <p>May use {@code bench.figure}, {@code bench.work} and the library.
 */
package mpj.app.bench.primitive;
