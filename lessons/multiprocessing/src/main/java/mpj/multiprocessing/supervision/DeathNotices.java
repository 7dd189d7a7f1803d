package mpj.multiprocessing.supervision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.structure.ManagerState;

/**
 * Tells managers of deaths. A notice for which there is no memory waits here. Until it is sent
 * nobody else may have the slot of the dead: the manager would take the next one in it for the one
 * that it knows. One thread at a time.
 */
final class DeathNotices {
  private final Tree tree;

  /** The managers that are still to be told, by the slots of the dead. */
  private final Map<Integer, List<ManagerState>> waiting = new HashMap<>();

  DeathNotices(Tree tree) {
    this.tree = tree;
  }

  /** Tells all managers; false if some are told by {@link #sendAgain} only. */
  boolean send(int dead) {
    return send(dead, ManagerState.served(tree));
  }

  private boolean send(int dead, List<ManagerState> managers) {
    List<ManagerState> left = managers.stream().filter(one -> !one.tellOfDeath(dead)).toList();
    if (left.isEmpty()) {
      waiting.remove(dead);
    } else {
      waiting.put(dead, left);
    }
    return left.isEmpty();
  }

  /** Tries again what is waiting, and returns the slots of the dead that all know of now. */
  List<Integer> sendAgain() {
    return List.copyOf(waiting.keySet()).stream()
        .filter(dead -> send(dead, waiting.get(dead)))
        .toList();
  }
}
