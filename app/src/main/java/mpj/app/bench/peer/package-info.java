/**
 * CPython's {@code multiprocessing} doing the same work, to compare with: one Python process that
 * runs a script of the project's own and answers one key at a time.
 *
 * <p>May use the JDK only.
 */
package mpj.app.bench.peer;
