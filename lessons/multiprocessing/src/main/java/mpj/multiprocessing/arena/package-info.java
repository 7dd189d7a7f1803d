/**
 * The memory that the processes of a tree share: one mapped file, records in it, the table of
 * processes, and sleeping and waking on its words. Beside it the files that are mapped on their
 * own.
 *
 * <p>Nothing here knows what a record means; that is the room {@code structure}. May use the JDK
 * and {@code log} only.
 */
package mpj.multiprocessing.arena;
