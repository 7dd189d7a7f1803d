/**
 * What records of several concepts are made of: locks, permits, names of what is hosted, words to
 * sleep on, words for each process, parts, and the payloads in which messages lie. What one concept
 * alone uses lies beside its public class, package-private; {@link
 * mpj.multiprocessing.internal.arena.RecordType} names the class that knows the words of each type.
 *
 * <h2>How a record survives</h2>
 *
 * Each change of state is one compare-and-swap of one word, and a word that means "someone is busy
 * here" names that process's slot. So whatever instruction a process dies at, the words tell what
 * it had and had not done. {@link mpj.multiprocessing.internal.arena.Recovery} walks after each
 * death over the records that the dead one can have changed, undoes or completes what it was busy
 * with, and wakes every sleeper: one may have been about to be woken by the dead.
 *
 * <p>May use {@code internal.arena} only.
 */
package mpj.multiprocessing.internal.memory;
