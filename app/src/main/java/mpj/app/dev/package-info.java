/**
 * For authors: what {@code mpj dev check} runs to prove that what the course promises is so. Each
 * promise is a {@link mpj.app.dev.Check}.
 */
package mpj.app.dev;
