package mpj.multiprocessing.structure;

import mpj.multiprocessing.arena.Arena;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.Tree;

/**
 * Bytes that are written once and then read by any process: a barrier's action, for example. Beside
 * them is a mark, which anyone may change; it is 0 at first.
 */
public final class Blob {
  private static final int LENGTH = Arena.RECORD_HEADER;
  private static final int PLACE = 20;
  private static final int MARK = 24;
  private static final int BYTES = 28;

  /** Most bytes that lie in the record itself; more than that lie in a file. */
  private static final int ROOM = Arena.CHUNK / 4;

  /** Stores the bytes and returns where they lie. */
  public static long create(Tree tree, byte[] bytes) {
    int place = bytes.length <= ROOM ? 0 : ItemFile.write(tree, bytes, bytes.length);
    int inline = place == 0 ? bytes.length : 0;
    Block block = tree.arena().allocate(BYTES + inline);
    block.putInt(LENGTH, bytes.length);
    block.putInt(PLACE, place);
    block.putBytes(BYTES, bytes, 0, inline);
    tree.arena().publish(block, RecordType.BLOB, 0, tree.slot());
    return block.offset();
  }

  /** Returns the bytes that lie at an offset. */
  public static byte[] read(Tree tree, long offset) {
    Block block = tree.arena().at(offset, RecordType.BLOB);
    byte[] bytes = new byte[block.getInt(LENGTH)];
    if (block.getInt(PLACE) == 0) {
      block.getBytes(BYTES, bytes, 0, bytes.length);
    } else {
      ItemFile.read(tree, block.getInt(PLACE), bytes, bytes.length);
    }
    return bytes;
  }

  /** Returns the mark. */
  public static int mark(Tree tree, long offset) {
    return tree.arena().at(offset, RecordType.BLOB).getInt(MARK);
  }

  /** Changes the mark, if it is the expected one; a full fence. */
  public static boolean mark(Tree tree, long offset, int expected, int mark) {
    return tree.arena().at(offset, RecordType.BLOB).casInt(MARK, expected, mark);
  }

  /** Frees the memory. Nobody may read it any more. */
  public static void free(Tree tree, long offset) {
    Block block = tree.arena().at(offset, RecordType.BLOB);
    if (block.getInt(PLACE) != 0) {
      ItemFile.delete(tree, block.getInt(PLACE));
    }
    tree.arena().free(block);
  }

  private Blob() {}
}
