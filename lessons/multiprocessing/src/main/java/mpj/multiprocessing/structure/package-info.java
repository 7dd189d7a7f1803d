/**
 * What lies in those of the arena's records that more than one concept is made of: for each
 * structure one class with its offsets, the protocol by which processes change it, and how it is
 * mended after one of them died in the middle. What only one concept uses belongs beside its public
 * class, as the places of a condition and the elements of an array do; {@link
 * mpj.multiprocessing.arena.RecordType} names all of them.
 *
 * <h2>How a structure survives</h2>
 *
 * Each change of state is one compare-and-swap of one word, and a word that means "someone is busy
 * here" names that process's slot. So whatever instruction a process dies at, the words tell what
 * it had and had not done. {@link mpj.multiprocessing.arena.Recovery} walks after each death over
 * the records that the dead one can have changed, undoes or completes what it was busy with, and
 * wakes every sleeper: one may have been about to be woken by the dead.
 *
 * <p>May use {@code arena} and the JDK only.
 */
package mpj.multiprocessing.structure;
