package mpj.multiprocessing.internal.memory;

import mpj.multiprocessing.internal.arena.RecordType;

/**
 * Counts of a tree that are kept where the numbers of the {@link RecordType types of records} are,
 * for things that are no records. Each has a place of its own; the types of hosted objects follow
 * from 64 on, and {@code NamedMemory} has 42.
 */
public final class Counts {
  /** The files of large items. */
  static final int ITEM_FILES = 40;

  /** The files of large arrays. */
  public static final int ARRAY_FILES = 41;

  /** The workers of pools. */
  public static final int WORKERS = 43;

  private Counts() {}
}
