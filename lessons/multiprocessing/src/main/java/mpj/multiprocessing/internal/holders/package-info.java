/**
 * Which process uses which records of the arena, so that they can be freed. An object of the
 * library holds its record from when it is made, or attached, until it is closed or garbage.
 *
 * <p>A record that was never sent to another process is freed as soon as the last object of its own
 * process lets go of it, or when that process has died. For those that were sent each process keeps
 * a list in the arena of what it holds. Now and then one process looks through all lists, and
 * through the messages that nobody has received yet, and frees what is in none of them.
 *
 * <p>May use {@code internal.memory} and {@code internal.arena} only.
 */
package mpj.multiprocessing.internal.holders;
