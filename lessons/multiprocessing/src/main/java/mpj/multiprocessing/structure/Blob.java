package mpj.multiprocessing.structure;

import mpj.multiprocessing.arena.Arena;
import mpj.multiprocessing.arena.Block;
import mpj.multiprocessing.arena.Tree;

/** Bytes that are written once and then read by any process: a barrier's action, for example. */
public final class Blob {
  private static final int LENGTH = Arena.RECORD_HEADER;
  private static final int BYTES = 20;

  /** Stores the bytes and returns where they lie. */
  public static long create(Tree tree, byte[] bytes) {
    Block block = tree.arena().allocate(BYTES + bytes.length);
    block.putInt(LENGTH, bytes.length);
    block.putBytes(BYTES, bytes, 0, bytes.length);
    tree.arena().publish(block, RecordType.BLOB, 0, tree.slot());
    return block.offset();
  }

  public static byte[] read(Tree tree, long offset) {
    Block block = tree.arena().at(offset);
    byte[] bytes = new byte[block.getInt(LENGTH)];
    block.getBytes(BYTES, bytes, 0, bytes.length);
    return bytes;
  }

  private Blob() {}
}
