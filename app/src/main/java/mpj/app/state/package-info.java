/**
 * The folder of what the tool keeps between its runs: history, progress.
 *
 * <p>May use the JDK only.
 */
package mpj.app.state;
