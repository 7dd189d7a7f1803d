/**
 * Where the bench writes, and how: streams, width, colour, and the line that shows progress. The
 * only room of the bench that knows escape sequences. Uses nothing but the JDK.
 */
package mpj.app.bench.screen;
