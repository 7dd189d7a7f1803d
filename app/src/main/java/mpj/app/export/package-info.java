/**
 * What is kept of a lesson's runs: one document of a run, and from it JSON, a page, and trace
 * events. Loaded only when asked for.
 *
 * <p>May use {@code html}, {@code odds}, {@code run}, the course and the library.
 */
package mpj.app.export;
