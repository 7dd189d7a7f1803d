/**
 * The command {@code mpj bench} and those below it: they read options, have the rooms below do the
 * work, and answer the exit code. May use everything in the bench, the tool's {@code terminal} and
 * its errors.
 */
package mpj.app.bench;
