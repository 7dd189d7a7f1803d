/**
 * Hands over classes between processes. Without this package only one process of the tree could
 * load such classes: those of a program in one source file, of a REPL, or of any other loader than
 * that of the class path. The class files lie in the tree's directory, and every process of the
 * tree finds them there.
 *
 * <p>May use {@code internal.arena} only.
 */
package mpj.multiprocessing.internal.code;
