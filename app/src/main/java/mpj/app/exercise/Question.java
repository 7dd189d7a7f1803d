package mpj.app.exercise;

import java.io.IOException;
import java.util.Locale;
import mpj.app.terminal.Screen;

/** Asks the learner on the terminal. */
public final class Question {
  private Question() {}

  /** Returns whether somebody can be asked. */
  public static boolean isPossible(Screen screen) {
    return screen.facts().outputTerminal();
  }

  /** Returns whether the answer was yes. */
  public static boolean ask(Screen screen, String question) throws IOException {
    screen.raw(screen.fit(question) + " [y/N] ");
    var answer = new StringBuilder();
    for (int read = System.in.read(); read >= 0 && read != '\n'; read = System.in.read()) {
      answer.append((char) read);
    }
    String word = answer.toString().strip().toLowerCase(Locale.ROOT);
    return word.equals("y") || word.equals("yes");
  }
}
