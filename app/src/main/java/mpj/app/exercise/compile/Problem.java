package mpj.app.exercise.compile;

/**
 * Something about a line of a program.
 *
 * @param file the file's name; empty if none is known
 * @param line its number, from 1; 0 if it is not known
 * @param sentence what is the matter, without a full stop
 * @param source the line itself
 * @param column at which character of the line, from 0
 */
public record Problem(String file, long line, String sentence, String source, int column) {
  /** Returns file and line as they stand before a sentence, as far as they are known. */
  public String where() {
    String place = line > 0 ? file + ":" + line : file;
    return place.isEmpty() ? "" : place + ": ";
  }
}
