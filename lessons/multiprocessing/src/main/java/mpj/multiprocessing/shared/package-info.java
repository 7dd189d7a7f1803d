/**
 * What processes have in common: data that lies in shared memory, where each of them sees what
 * another writes. All else that a task uses is a copy.
 *
 * <ul>
 *   <li>a {@link mpj.multiprocessing.shared.Value}: one number, character or truth value
 *   <li>an {@link mpj.multiprocessing.shared.Array}: many of one primitive type
 *   <li>a {@link mpj.multiprocessing.shared.SharedRecord}: several that change together
 *   <li>a {@link mpj.multiprocessing.shared.SharedMemory}: bytes by a name, for other trees, too
 * </ul>
 *
 * <p>May use {@code sync}, {@code internal.memory}, {@code internal.holders}, {@code trace}, {@code
 * wire}, {@code code}, {@code internal.process} and {@code internal.arena}.
 */
package mpj.multiprocessing.shared;
