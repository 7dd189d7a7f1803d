/**
 * A library for processes. A program starts child JVMs, and each child runs a task. The main
 * process and all processes below it form one process tree. The primitives in the packages below
 * synchronize these processes and pass data between them. The library is the JVM's counterpart of
 * Python's {@code multiprocessing}.
 *
 * <h2>Output</h2>
 *
 * <p>A child of the main process prints to the main process's output, in whole lines. The children
 * of that child print to the same output, also after that child has ended. A child and its
 * descendants write to the same pipe. A {@code println} of up to 4,096 bytes is one piece, and no
 * other process can print into the middle of it. But {@code printf}, or a line that several calls
 * print, may be mixed with the output of the other processes of that pipe.
 *
 * <h2>The end of a process</h2>
 *
 * <p>A process waits for its children before it ends, except for daemons. It waits when its task or
 * its {@code main} method has returned or thrown an exception. A child also waits when it calls
 * {@link System#exit}. In the main process {@code System.exit} does not wait, unlike Python's
 * {@code sys.exit}: it ends the whole tree at once, as it ends all threads. A JVM cannot tell
 * {@code System.exit} from Ctrl-C, and Ctrl-C must not wait. If you need the children's work, join
 * the children before you call {@code System.exit}.
 *
 * <h2>Memory</h2>
 *
 * <p>The processes of a tree share one file, the tree's shared memory. Objects of more than some
 * hundred KiB lie in separate files beside it. On Linux all these files are in {@code /dev/shm}.
 * The documentation of each class says how much memory one object takes.
 *
 * <p>The memory of an object is free again when no process has the object any more, and no message
 * on its way mentions it. A program need not close anything for that. The garbage collector of a
 * JVM finds out that its process does not have an object any more. The library asks the JVM to
 * collect garbage when there may be many such objects.
 *
 * <p>So a program may create any number of objects while a tree lives. Besides the objects in use,
 * each process may have garbage: at most as much as it has in use, plus 64 MiB. The shared memory
 * has at most twice the sum of all that, plus 16 MiB. It never becomes smaller; free parts of it
 * are used again. The system property {@code -Dmpj.arena.megabytes=N} of the main process limits
 * the shared memory to N MiB. The default is 1,024. Only the file system limits the separate files.
 *
 * <p>Only processes, pools, managers and connections to served managers have file descriptors and
 * threads of their own. A program may drop such an object without closing it. There are never more
 * dropped objects than objects in use, or than eight if that is more. A {@link
 * mpj.multiprocessing.shared.SharedMemory} has a name, by which other processes can open it. It
 * stays until it is closed and unlinked.
 *
 * <p>May use {@code internal.process}, {@code internal.session}, {@code internal.code}, {@code
 * internal.holders}, {@code internal.memory}, {@code internal.trace}, {@code internal.codec},
 * {@code internal.arena}, {@code channel}, {@code sync}, {@code shared}, {@code pool} and {@code
 * manager}. The last two build on this package. Only {@link mpj.multiprocessing.Context} uses them,
 * because it creates pools and managers.
 */
package mpj.multiprocessing;
