/**
 * How much of the processors a process tree gets, and how much it would take.
 *
 * <p>May use the course and the library.
 */
package mpj.app.process;
