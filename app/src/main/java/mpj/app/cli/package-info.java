/**
 * The command line: all commands with what each takes, what it refuses and whom it asks to do the
 * work; the tree of them, the front page and the help; what is told of a command line that is
 * wrong. It may use every other package of the tool; only {@code mpj.app} and the training use it.
 */
package mpj.app.cli;
