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
 * Notifies managers of deaths. If there is no memory for a notice, the notice waits here. Until it
 * has been sent, no new process may have the dead process's slot. Otherwise the manager would take
 * the new process for the dead one. Only one thread at a time may use this object.
 */
final class DeathNotifier {
  private final Tree tree;

  /** The managers without a notice yet, by the slots of the dead processes. */
  private final Map<Integer, List<Block>> waiting = new HashMap<>();

  DeathNotifier(Tree tree) {
    this.tree = tree;
  }

  /** Notifies all managers. False: some notices wait for {@link #sendAgain}. */
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

  /**
   * Sends the waiting notices again.
   *
   * @return the slots of the dead processes of which all managers know now
   */
  List<Integer> sendAgain() {
    return List.copyOf(waiting.keySet()).stream()
        .filter(dead -> send(dead, waiting.get(dead)))
        .toList();
  }
}
