/**
 * Classes that only one process of the tree could load: those of a program in one source file, of a
 * REPL, of any loader that is not the class path's. They lie as files in the tree's directory, and
 * every process of the tree finds them there.
 *
 * <p>May use {@code internal.arena} only.
 */
package mpj.multiprocessing.code;
