/**
 * The frame and the markup of a page that needs nothing else: no other file, no network.
 *
 * <p>May use the JDK only.
 */
package mpj.app.html;
