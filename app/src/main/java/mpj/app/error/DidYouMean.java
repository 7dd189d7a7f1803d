package mpj.app.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what the user may have wanted to type. */
public final class DidYouMean {
  private DidYouMean() {}

  /** Returns "; did you mean …?" for the nearest of the possible words, or "" if none is near. */
  public static String hint(String typed, Collection<String> possible) {
    return closest(typed, possible).map(word -> "; did you mean " + word + "?").orElse("");
  }

  /** Returns the nearest of the possible words, if it is near enough to be meant. */
  public static Optional<String> closest(String typed, Collection<String> possible) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    return possible.stream()
        .filter(word -> isNear(wanted, word.toLowerCase(Locale.ROOT)))
        .min(Comparator.comparingInt(word -> distance(wanted, word.toLowerCase(Locale.ROOT))));
  }

  private static boolean isNear(String typed, String word) {
    boolean beginning = typed.length() >= 3 && word.startsWith(typed);
    int shorter = Math.min(typed.length(), word.length());
    return beginning || (shorter >= 2 && distance(typed, word) <= Math.max(1, shorter / 3));
  }

  /** The number of letters to insert, remove, replace or swap with a neighbour. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        least = Math.min(least, cost[i - 1][j - 1] + change);
        if (i > 1 && j > 1 && swapped(a, b, i, j)) {
          least = Math.min(least, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = least;
      }
    }
    return cost[a.length()][b.length()];
  }

  private static boolean swapped(String a, String b, int i, int j) {
    return a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
