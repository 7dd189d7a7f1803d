package mpj.lessons.story.diagnosis;

import java.util.List;
import mpj.multiprocessing.trace.Actor;

/**
 * Why processes do not get on.
 *
 * @param kind what it is called
 * @param sentence what is the matter, in one sentence without a full stop
 * @param parts who has a part in it, each with its line of the source
 * @param advice what helps, in one sentence
 */
public record Verdict(VerdictKind kind, String sentence, List<Part> parts, String advice) {
  /** Where the line of a wait is not known. */
  public static final String UNKNOWN = "";

  /** Copies the list. */
  public Verdict {
    parts = List.copyOf(parts);
  }

  /**
   * What one process has to do with it.
   *
   * @param who the process
   * @param does what it does, {@code has Lock-1 and wants Lock-2}
   * @param at where in the source, {@code Two.java:12}; {@link #UNKNOWN} where nobody can tell
   */
  public record Part(Actor who, String does, String at) {
    /** Returns it as one would say it, {@code Process-1 wants Lock-1 (Two.java:12)}. */
    public String inWords() {
      return who.name() + " " + does + (at.equals(UNKNOWN) ? "" : " (" + at + ")");
    }
  }
}
