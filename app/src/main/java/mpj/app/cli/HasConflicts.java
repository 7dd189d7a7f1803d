package mpj.app.cli;

import java.util.List;

/**
 * A command with options that cannot go together, or not alone. They are refused before it runs, so
 * that no option is ignored.
 */
interface HasConflicts {
  /** Returns the pairs, once the options of a command line have their values. */
  List<Conflict> conflicts();

  /** Returns the options that need another one. */
  default List<Need> needs() {
    return List.of();
  }
}
