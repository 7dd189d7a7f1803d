/**
 * Runs learners' programs, each in a process tree of its own, in a JVM beside the tool's: whatever
 * such a program does to its JVM, the tool goes on. {@link mpj.app.exercise.host.HostMain} is that
 * JVM's side, {@link mpj.app.exercise.host.Host} the tool's.
 *
 * <p>It uses {@code run} and {@code chart} to run and to draw, and the judges.
 */
package mpj.app.exercise.host;
