/**
 * For authors: {@code mpj dev check} proves that what the course promises is so. Each promise is a
 * {@link mpj.app.dev.Check}.
 */
package mpj.app.dev;
