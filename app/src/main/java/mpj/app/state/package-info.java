/** The folder of what the tool keeps between its runs: history, progress. It uses the JDK only. */
package mpj.app.state;
