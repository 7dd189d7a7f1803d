/**
 * What processes have in common: values that lie in the tree's shared memory, where each of them
 * sees what another writes. All else that a task uses is a copy.
 *
 * <p>May use {@code sync}, {@code structure}, {@code trace}, {@code wire} and {@code arena}.
 */
package mpj.multiprocessing.shared;
