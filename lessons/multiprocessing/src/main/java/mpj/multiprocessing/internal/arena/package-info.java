/**
 * The memory that the processes of a tree share: one mapped file, records in it, the table of
 * processes, and sleeping and waking on its words. Beside it the files that are mapped on their
 * own.
 *
 * <p>Nothing here knows what a record means: {@link mpj.multiprocessing.internal.arena.RecordType}
 * has a line for each type, which names the class that does, beside the concept. So records are
 * freed with their parts, and mended after a death, by {@link
 * mpj.multiprocessing.internal.arena.RecordLifecycle}. May use the JDK, {@code internal.log} and
 * {@code internal.thread} only.
 */
package mpj.multiprocessing.internal.arena;
