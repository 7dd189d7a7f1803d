/**
 * Data in shared memory: every process of the tree sees what another process writes. All other data
 * that a task uses is a copy.
 *
 * <ul>
 *   <li>a {@link mpj.multiprocessing.shared.Value}: one number, character or truth value
 *   <li>an {@link mpj.multiprocessing.shared.Array}: many values of one primitive type
 *   <li>a {@link mpj.multiprocessing.shared.SharedRecord}: several values that change together
 *   <li>a {@link mpj.multiprocessing.shared.SharedMemory}: bytes with a name, for other trees, too
 * </ul>
 *
 * <p>May use {@code sync}, {@code internal.memory}, {@code internal.holders}, {@code
 * internal.trace}, {@code internal.code}, {@code internal.process} and {@code internal.arena}.
 */
package mpj.multiprocessing.shared;
