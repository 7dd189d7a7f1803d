package mpj.multiprocessing.internal.memory;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.SimulatedDeath;
import mpj.multiprocessing.internal.arena.Tree;

/** Which payloads there are in a tree, and how they become those of a dead process. */
public final class Payloads {
  /** A process that has died, or never was: only its slot in the words counts. */
  public static final int DEAD = 77;

  private static final int OWNER = 22; // the bits above it in a record's first word

  private static List<Block> all(Tree tree, RecordType type) {
    List<Block> all = new ArrayList<>();
    tree.arena()
        .forEach((each, record) -> {
          if (each == type) {
            all.add(record);
          }
        });
    return all;
  }

  /** Returns the owner of each payload that mentions nothing, 0 for nobody. */
  public static List<Integer> owners(Tree tree) {
    return all(tree, RecordType.PAYLOAD).stream().map(Arena::owner).toList();
  }

  /** Returns the owner of each message that mentions something, 0 for nobody. */
  public static List<Integer> messageOwners(Tree tree) {
    return all(tree, RecordType.MESSAGE).stream().map(Arena::owner).toList();
  }

  /** Returns the message that mentions something and lies first in the shared memory. */
  public static Block firstMessage(Tree tree) {
    return all(tree, RecordType.MESSAGE).getFirst();
  }

  /** Returns how many files of large ones there are. */
  public static int files(Tree tree) {
    File[] files = tree.directory().toFile().listFiles((in, name) -> name.startsWith("item-"));
    return files.length;
  }

  /** Makes a payload the dead process's, by its place. */
  public static void giveToTheDead(Tree tree, int place) {
    giveToTheDead(tree.arena().at((long) place * Arena.ALIGNMENT));
  }

  /** Makes a payload the dead process's. */
  public static void giveToTheDead(Block record) {
    int word = record.getInt(0);
    record.setInt(0, (word & ((1 << OWNER) - 1)) | (DEAD << OWNER));
  }

  /** Mends what the dead process has left. */
  public static void retire(Tree tree) {
    SimulatedDeath.of(tree, DEAD);
  }

  private Payloads() {}
}
