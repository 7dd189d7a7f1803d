package mpj.multiprocessing.internal.memory;

import mpj.multiprocessing.internal.arena.RecordType;

/**
 * Counts in a tree for things that are not records. They are kept beside the numbers of the {@link
 * RecordType types of records}. Each count has its own index. The types of hosted objects follow
 * from 64 on, and {@code NamedMemory} has 42.
 */
public final class Counts {
  /** The count of the files of large items. */
  static final int ITEM_FILES = 40;

  /** The count of the files of large arrays. */
  public static final int ARRAY_FILES = 41;

  /** The count of the workers of pools. */
  public static final int WORKERS = 43;

  private Counts() {}
}
