/**
 * The command line: all commands with what each takes, what it refuses and whom it asks to do the
 * work; the tree of them, the front page and the help; what is told of a command line that is
 * wrong. Only {@code mpj.app} and the training use it.
 *
 * <p>May use {@code bench.change}, {@code bench.compare}, {@code bench.figure}, {@code bench.mode},
 * {@code bench.peer}, {@code bench.primitive}, {@code bench.report}, {@code bench.series}, {@code
 * bench.work}, {@code dev}, {@code error}, {@code exercise}, {@code exercise.folder}, {@code
 * exercise.progress}, {@code export}, {@code file}, {@code narration}, {@code odds}, {@code page},
 * {@code repl}, {@code repl.editor}, {@code run}, {@code terminal}, the course and the library.
 */
package mpj.app.cli;
