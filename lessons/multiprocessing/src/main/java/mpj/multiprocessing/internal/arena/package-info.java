/**
 * The memory that the processes of a tree share: one mapped file with records in it, the table of
 * processes, and sleeping and waking on words of that memory. There are also files beside it that
 * are mapped separately.
 *
 * <p>The code here does not know what a record means. {@link
 * mpj.multiprocessing.internal.arena.RecordType} has a line for each type. The line names the class
 * that knows the type; this class is in the package of the concept. It is a {@link
 * mpj.multiprocessing.internal.arena.RecordLifecycle}, which frees records with their parts and
 * mends them after a death. May use the JDK, {@code internal.log} and {@code internal.thread} only.
 */
package mpj.multiprocessing.internal.arena;
