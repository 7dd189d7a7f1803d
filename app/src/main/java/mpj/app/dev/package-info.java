/**
 * For authors: what {@code mpj dev check} runs to prove that what the course promises is so. Each
 * promise is a {@link mpj.app.dev.Check}.
 *
 * <p>May use {@code check}, {@code error}, {@code exercise.compile}, {@code exercise.host}, {@code
 * terminal}, the course and the library.
 */
package mpj.app.dev;
