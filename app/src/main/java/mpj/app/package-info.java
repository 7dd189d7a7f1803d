/**
 * The front door: {@link mpj.app.Main} answers what needs nothing, and hands on the rest. It may
 * use {@code command}, {@code screen}, {@code run} and {@code error}; nothing may use it, but for
 * the {@link mpj.app.Version}.
 */
package mpj.app;
