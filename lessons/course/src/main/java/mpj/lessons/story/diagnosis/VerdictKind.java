package mpj.lessons.story.diagnosis;

/** Why processes do not get on. */
public enum VerdictKind {
  /** Each waits for what another one of them has. */
  DEADLOCK("deadlock"),
  /** A process waits while others take the same thing again and again. */
  STARVATION("starvation"),
  /** Something is held by a process that is done with it. */
  FORGOTTEN_RELEASE("forgotten release"),
  /** A process waits for another's end, which waits for what only the first could do. */
  EARLY_JOIN("early join"),
  /** Each gives way to the other, again and again, and neither gets on. */
  LIVELOCK("livelock"),
  /** A process is stopped by a signal: it does not wait, and can be resumed. */
  STOPPED("stopped"),
  /** A process computes on and on, without anything that another could notice. */
  ENDLESS_LOOP("endless loop"),
  /** None of these; who waits for what is all that can be said. */
  WAITING("waiting");

  private final String word;

  VerdictKind(String word) {
    this.word = word;
  }

  /** Returns the word that reports use. */
  public String word() {
    return word;
  }
}
