/**
 * Code that is typed while its process tree lives, as in a REPL: which variables of the session a
 * message has to carry.
 *
 * <p>May use {@code wire} and {@code code}.
 */
package mpj.multiprocessing.session;
