/**
 * Records of the arena that processes use, so that unused records can be freed. An object of the
 * library holds its record from the moment when the object is made or attached until it is closed
 * or is garbage.
 *
 * <p>A record that was never sent belongs to one process. It is freed as soon as the last object of
 * that process releases it, or when the process has died. For the records that were sent, each
 * process has a list in the arena: the records that it holds. From time to time one process reads
 * all these lists, and all messages that have not been received yet. It frees the records that are
 * in none of them.
 *
 * <p>May use {@code internal.memory} and {@code internal.arena} only.
 */
package mpj.multiprocessing.internal.holders;
