/**
 * Sessions: code that a user types while the process tree lives, as in a REPL. This package finds
 * the variables of the session that a message must carry.
 *
 * <p>May use {@code internal.codec} and {@code internal.code}.
 */
package mpj.multiprocessing.internal.session;
