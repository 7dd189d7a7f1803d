/**
 * What is kept of a lesson's runs: one document of a run, and from it JSON, a page, and trace
 * events. It uses {@code run}, {@code odds}, {@code html} and Jackson, and is loaded only when
 * asked for.
 */
package mpj.app.export;
