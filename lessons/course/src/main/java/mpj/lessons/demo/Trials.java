package mpj.lessons.demo;

import java.util.List;

/**
 * The heart of a demo, played so often that its outcomes can be counted. It really happens each
 * time; so that hundreds of times do not take minutes, the same processes play all rounds.
 */
public interface Trials {
  /** Returns one sentence on what is done in a round. */
  String round(Settings settings);

  /** Returns the ways to play it, each with the outcomes that it can have. */
  List<Way> ways();

  /**
   * Plays each way so often, and tells how each round came out.
   *
   * @throws Exception whatever could not be handled; what was told counts all the same
   */
  void play(Settings settings, int times, Counter counter) throws Exception;

  /** Takes note of how rounds come out. */
  @FunctionalInterface
  interface Counter {
    /**
     * A round is over.
     *
     * @param way how it was played, the name of a {@link Way}
     * @param outcome how it came out, the name of one of its outcomes
     * @param figure by how much; tells apart outcomes of one name
     */
    void came(String way, String outcome, long figure);
  }

  /**
   * A way to play it.
   *
   * @param name a few words, {@code without a lock}
   * @param outcomes those it can have; any other is forbidden
   */
  record Way(String name, List<Outcome> outcomes) {
    /** Copies the list. */
    public Way {
      outcomes = List.copyOf(outcomes);
    }
  }

  /**
   * How a round can come out.
   *
   * @param name a few words, {@code balance 0}
   * @param grade what to think of it
   * @param meaning why it comes out so, or would
   */
  record Outcome(String name, Grade grade, String meaning) {}

  /** What to think of an outcome. */
  enum Grade {
    /** It is as it should be. */
    ACCEPTABLE("acceptable"),
    /** It can happen, and is what the demo is about. */
    INTERESTING("interesting"),
    /** It must never happen. */
    FORBIDDEN("forbidden");

    private final String word;

    Grade(String word) {
      this.word = word;
    }

    /** Returns the word that reports use. */
    public String word() {
      return word;
    }
  }
}
