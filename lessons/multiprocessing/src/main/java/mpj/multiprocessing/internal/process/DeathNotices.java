package mpj.multiprocessing.internal.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Recovery;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * Tells managers of deaths. A notice for which there is no memory waits here. Until it is sent
 * nobody else may have the slot of the dead: the manager would take the next one in it for the one
 * that it knows. One thread at a time.
 */
final class DeathNotices {
  private final Tree tree;

  /** The managers that are still to be told, by the slots of the dead. */
  private final Map<Integer, List<Block>> waiting = new HashMap<>();

  DeathNotices(Tree tree) {
    this.tree = tree;
  }

  /** Tells all managers; false if some are told by {@link #sendAgain} only. */
  boolean send(int dead) {
    List<Block> managers = new ArrayList<>(0);
    tree.arena()
        .forEachNear(
            RecordType.MANAGER,
            (type, record) -> {
              if (type == RecordType.MANAGER) {
                managers.add(tree.arena().at(record.offset())); // to write to it
              }
            });
    return send(dead, managers);
  }

  private boolean send(int dead, List<Block> managers) {
    List<Block> left = managers.stream().filter(one -> !Recovery.tell(tree, one, dead)).toList();
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
