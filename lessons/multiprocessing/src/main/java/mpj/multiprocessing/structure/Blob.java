package mpj.multiprocessing.structure;

import mpj.multiprocessing.arena.Arena;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.Tree;

/**
 * Bytes that are written once and then read by any process: a barrier's action, for example. Beside
 * them is a mark, which anyone may change; it is 0 at first. A {@link Payload} that a record names
 * by its offset.
 */
public final class Blob {
  /** Stores the bytes and returns where they lie. */
  public static long create(Tree tree, byte[] bytes) {
    int place = Payload.write(tree, bytes, bytes.length);
    Payload.publish(tree, place);
    return (long) place * Arena.ALIGNMENT;
  }

  /** Returns the bytes that lie at an offset. */
  public static byte[] read(Tree tree, long offset) {
    Block block = at(tree, offset);
    byte[] bytes = new byte[block.getInt(Payload.LENGTH)];
    Payload.read(tree, block, bytes, bytes.length);
    return bytes;
  }

  /** Returns the mark. */
  public static int mark(Tree tree, long offset) {
    return at(tree, offset).getInt(Payload.MARK);
  }

  /** Changes the mark, if it is the expected one; a full fence. */
  public static boolean mark(Tree tree, long offset, int expected, int mark) {
    return at(tree, offset).casInt(Payload.MARK, expected, mark);
  }

  /** Frees the memory. Nobody may read it any more. */
  public static void free(Tree tree, long offset) {
    Block block = at(tree, offset);
    if (tree.arena().takeOver(block, RecordType.PAYLOAD)) {
      Payload.free(tree, block);
    }
  }

  private static Block at(Tree tree, long offset) {
    return tree.arena().at(offset, RecordType.PAYLOAD);
  }

  private Blob() {}
}
