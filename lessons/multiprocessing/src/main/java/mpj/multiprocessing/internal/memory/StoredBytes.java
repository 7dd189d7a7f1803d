package mpj.multiprocessing.internal.memory;

import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * Bytes that are written once and then read by any process: a barrier's action, for example. Beside
 * the bytes is a mark, which is 0 at first and which any process may change. A blob is a {@link
 * Payload} whose offset is in a record.
 */
public final class StoredBytes {
  /** Stores bytes that mention no records, and returns their offset. */
  public static long create(Tree tree, byte[] bytes) {
    return create(tree, bytes, Mentioned.NOTHING, 0);
  }

  /**
   * Stores bytes, and returns their offset.
   *
   * @param mentions the records that the bytes mention
   * @param owner the offset of the record that the bytes belong to; 0: none
   */
  public static long create(Tree tree, byte[] bytes, Mentioned mentions, long owner) {
    int place = Payload.write(tree, bytes, bytes.length, mentions, owner);
    Payload.publish(tree, place);
    return (long) place * Arena.ALIGNMENT;
  }

  /** Stores bytes that belong to this process: they are freed if it dies. */
  public static long keep(Tree tree, byte[] bytes, Mentioned mentions) {
    return (long) Payload.write(tree, bytes, bytes.length, mentions, 0) * Arena.ALIGNMENT;
  }

  /** Stores bytes as a part of a record that still belongs to this process. */
  public static void create(Tree tree, byte[] bytes, Mentioned mentions, Block owner, int at) {
    int place = Payload.write(tree, bytes, bytes.length, mentions, owner.offset());
    owner.setLong(at, (long) place * Arena.ALIGNMENT);
    Payload.publish(tree, place);
  }

  /** Returns the bytes at an offset. */
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

  /** Changes the mark if it is the expected one. A full fence. */
  public static boolean mark(Tree tree, long offset, int expected, int mark) {
    return at(tree, offset).casInt(Payload.MARK, expected, mark);
  }

  /** Frees the memory. No process may read it any more. */
  public static void free(Tree tree, long offset) {
    Block block = at(tree, offset);
    boolean own = Arena.owner(block) == tree.slot();
    if (own || tree.arena().takeOver(block, Arena.type(block))) {
      Payload.free(tree, block);
    }
  }

  /** Frees the bytes whose offset is in a word of a record, together with the record. 0: none. */
  public static void freePart(Tree tree, Block owner, int at) {
    Parts.freePart(tree, owner, at, Payload.find(tree, owner.getLong(at)));
  }

  private static Block at(Tree tree, long offset) {
    Block found = Payload.find(tree, offset);
    return found != null ? found : tree.arena().at(offset, RecordType.PAYLOAD); // throws the cause
  }

  private StoredBytes() {}
}
