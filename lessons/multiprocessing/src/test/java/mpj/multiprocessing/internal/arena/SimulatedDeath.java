package mpj.multiprocessing.internal.arena;

import java.util.List;

/** The death of a process that never was, and in whose name this one has written. */
public final class SimulatedDeath {
  /** Mends what it left, wherever that is. */
  public static void of(Tree tree, int slot) {
    of(tree, slot, (type, record, count) -> {});
  }

  static void of(Tree tree, int slot, ReleaseListener freed) {
    Arena arena = tree.arena();
    arena.forEach((type, record) -> arena.reaches(slot, record));
    Recovery.afterDeaths(tree, List.of(new Death(slot, true, freed)));
  }

  private SimulatedDeath() {}
}
