/**
 * Code that is typed while its process tree lives, as in a REPL: where its classes are kept for the
 * children, and which variables of the session a message has to carry.
 *
 * <p>May use {@code wire}.
 */
package mpj.multiprocessing.session;
