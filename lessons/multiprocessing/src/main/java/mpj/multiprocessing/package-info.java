/**
 * Processes as a library: child JVMs that run a task of their own, in one process tree with its
 * main process, and the primitives in the packages below by which they meet and pass data. The
 * JVM's counterpart of Python's {@code multiprocessing}.
 *
 * <h2>Memory</h2>
 *
 * <p>What the processes of a tree share lies in one file, the tree's shared memory. What is larger
 * than some hundred KiB lies in files beside it. On Linux all of them are in {@code /dev/shm}. The
 * documentation of each class says what one object takes.
 *
 * <p>That memory is free again when no process has the object any more, and no message that
 * mentions it is on its way. Nothing need be closed for that. A process learns that it does not
 * have an object any more when its JVM collects garbage; the JVM is asked to when such objects may
 * have become many.
 *
 * <p>So any number of objects may be made in the life of a tree. Besides what is in use, each
 * process may have garbage: at most as much as it uses, and 64 MiB. The shared memory has at most
 * twice all that together, and 16 MiB more. It never becomes smaller; what is free in it is used
 * again. {@code -Dmpj.arena.megabytes=N} of the main process limits it, to 1,024 if it is not
 * given. For the files beside it the limit is that of the file system.
 *
 * <p>Only processes, pools, managers and connections to served managers have descriptors and
 * threads of their own. Of those that were dropped instead of closed there are at most as many as
 * are in use, or eight. {@link mpj.multiprocessing.shared.SharedMemory} has a name, by which others
 * may come to it: it stays until it is closed and unlinked.
 *
 * <p>May use {@code internal.process}, {@code session}, {@code code}, {@code internal.holders},
 * {@code internal.memory}, {@code trace}, {@code wire}, {@code internal.arena}, {@code channel},
 * {@code sync}, {@code shared}, {@code pool} and {@code manager}. The last two build on this
 * package; {@link mpj.multiprocessing.Context} alone knows them, since it makes objects of them,
 * too.
 */
package mpj.multiprocessing;
