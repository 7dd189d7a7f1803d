/**
 * What goes wrong, and how it is said: exit codes, exceptions whose message is for the user,
 * suggestions, and the file with the details of an error of our own.
 *
 * <p>May use the library.
 */
package mpj.app.error;
