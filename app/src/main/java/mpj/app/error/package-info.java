/**
 * What goes wrong, and how the user is told: exit codes, one-line messages, suggestions, and the
 * file with the details of an error of our own. It uses {@code terminal} and picocli.
 */
package mpj.app.error;
