/**
 * The files of the course: which there are, what is in them, and the head that some begin with.
 *
 * <p>May use the JDK only.
 */
package mpj.lessons.text;
