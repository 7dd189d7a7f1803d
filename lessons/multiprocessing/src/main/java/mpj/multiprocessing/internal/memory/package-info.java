/**
 * The building blocks of records, for several concepts: locks, permits, names of hosted objects,
 * words to sleep on, words for each process, parts, and the payloads in which messages lie. What
 * only one concept uses lies beside its public class and is package-private. {@link
 * mpj.multiprocessing.internal.arena.RecordType} names the class that knows the words of each type.
 *
 * <h2>How a record survives</h2>
 *
 * Each change of state is one compare-and-swap of one word. A word that means "a process works
 * here" names the slot of that process. So at whatever instruction a process dies, the words say
 * what it had done and what it had not. After each death, {@link
 * mpj.multiprocessing.internal.arena.Recovery} visits the records that the dead process can have
 * changed. It undoes or completes what the process was doing. It also wakes every sleeping thread:
 * the dead process may have been about to wake it.
 *
 * <p>May use {@code internal.arena} only.
 */
package mpj.multiprocessing.internal.memory;
