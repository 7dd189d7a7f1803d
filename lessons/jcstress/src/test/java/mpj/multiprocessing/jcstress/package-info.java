/**
 * Runs the samples of OpenJDK's jcstress that lie in the packages of this module. A sample has two
 * actors, which do one operation each on the same words of shared memory, millions of times, and
 * says which outcomes the words allow. It calls the library's own operations, so it lies in the
 * package of the words it is about.
 *
 * <p>The actors are two threads of one JVM, not two processes. For the words that makes no
 * difference: both actors map the same memory, and the compiler and the processor keep the same
 * orders. An actor can take the slot of another process where an operation has the slot as a
 * parameter. What happens when a process is killed is not tested here, but by the other tests of
 * the profile {@code stress}.
 *
 * <p>The samples find updates that are lost, content that is published too early, and, where a
 * write and a later read must not change places, a missing full fence. On x86 they cannot find a
 * plain write in place of a release: neither that processor nor HotSpot's compilers change the
 * order of two writes to mapped memory. For that they have to run on another processor, AArch64 for
 * example.
 */
package mpj.multiprocessing.jcstress;
