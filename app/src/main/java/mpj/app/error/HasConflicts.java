package mpj.app.error;

import java.util.List;

/** A command with options that cannot go together. They are refused before it runs. */
public interface HasConflicts {
  /** Returns the pairs, once the options of a command line have their values. */
  List<Conflict> conflicts();
}
