package mpj.app.exercise.compile;

/**
 * Something about a line of a program.
 *
 * @param file the file's name
 * @param line its number, from 1
 * @param sentence what is the matter, without a full stop
 * @param source the line itself
 * @param column at which character of the line, from 0
 */
public record Problem(String file, long line, String sentence, String source, int column) {}
