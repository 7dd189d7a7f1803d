/**
 * Runs learners' programs, each in a process tree of its own, in a JVM beside the tool's: whatever
 * such a program does to its JVM, the tool goes on. {@link mpj.app.exercise.host.HostMain} is that
 * JVM's side, {@link mpj.app.exercise.host.Host} the tool's.
 *
 * <p>May use {@code chart}, {@code error}, {@code process}, {@code run}, {@code terminal}, the
 * course and the library.
 */
package mpj.app.exercise.host;
