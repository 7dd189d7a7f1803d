import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mpj.app.terminal.Cells;

/**
 * Reads what the tool wrote on a terminal: is any line too wide, and are there escape sequences
 * that this terminal does not understand?
 *
 * <p>Arguments: the columns, what the terminal understands (colour or nothing), and the files.
 */
final class ReadTerminal {
  private static final String COLOUR = "\u001b\\[[0-9;]*m|\u001b\\[K|\u001b\\[\\?25[hl]";

  public static void main(String[] args) throws Exception {
    int columns = Integer.parseInt(args[0]);
    String understood = args[1].equals("colour") ? COLOUR : "(?!)";
    List<String> wrong = new ArrayList<>();
    for (int i = 2; i < args.length; i++) {
      String text = Files.readString(Path.of(args[i])).replaceAll(understood, "");
      if (text.isBlank()) {
        wrong.add(args[i] + ": nothing was written");
      }
      for (String line : text.split("[\r\n]+")) {
        if (line.contains("\u001b")) {
          wrong.add(args[i] + ": escape sequence: " + line.replace('\u001b', '^'));
        }
        int width = Cells.of(line, 0, line.length());
        if (width > columns && !isMessage(line)) {
          wrong.add(args[i] + ": columns=" + width + ": " + line);
        }
      }
    }
    wrong.forEach(line -> System.out.println("ci: " + line));
    System.exit(wrong.isEmpty() ? 0 : 1);
  }

  /** The JVM's own and the tool's are one line each, however long. */
  private static boolean isMessage(String line) {
    return line.startsWith("Picked up J") || line.startsWith("mpj: ");
  }
}
