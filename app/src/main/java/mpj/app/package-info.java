/**
 * The front door: {@link mpj.app.Main} answers what needs nothing, and hands on the rest. Nothing
 * may use it, but for the {@link mpj.app.Version}.
 *
 * <p>May use {@code cli}, {@code error}, {@code run}, {@code terminal} and the course.
 */
package mpj.app;
