package mpj.lessons.story.timeline;

/** What a process does for a while. */
public enum SpanKind {
  /** It was started, and its task has not begun. */
  BOOTING("booting"),
  /** Its task runs; what it does meanwhile are spans within. */
  RUNNING("running"),
  /** It is stopped by a signal. */
  STOPPED("stopped"),
  /** It does a task of a pool. */
  WORKING("working"),
  /** It has something that others may want. */
  HOLDING("holding"),
  /** It waits. */
  WAITING("waiting");

  private final String word;

  SpanKind(String word) {
    this.word = word;
  }

  /** Returns the word that reports use. */
  public String word() {
    return word;
  }
}
