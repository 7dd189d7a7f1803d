package mpj.multiprocessing.internal.codec;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.internal.code.Code;

/**
 * A cache of the classes that messages named last. For the JDK, finding a class by its name takes
 * longer than reading a small record. The cache is safe, because a loader that has found a class
 * for a name always finds the same class.
 */
final class ClassNames {
  private static final int PLACES = 256;

  /**
   * Threads read and write this array at the same time. They see complete entries, though perhaps
   * not the newest.
   */
  private static final Entry[] ENTRIES = new Entry[PLACES];

  private ClassNames() {}

  private static final class Entry {
    final byte[] name;
    final WeakReference<ClassLoader> loader;
    final WeakReference<Class<?>> type;

    Entry(byte[] name, ClassLoader loader, Class<?> type) {
      this.name = name;
      this.loader = new WeakReference<>(loader);
      this.type = new WeakReference<>(type);
    }
  }

  /** Returns a class by the bytes of its name. */
  static Class<?> find(byte[] bytes, int from, int length, ClassLoader loader) {
    int place = place(bytes, from, length);
    Class<?> known = known(ENTRIES[place], bytes, from, length, loader);
    if (known != null) {
      return known;
    }
    String name = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    try {
      Class<?> found = Class.forName(name, false, loader);
      ENTRIES[place] = new Entry(Arrays.copyOfRange(bytes, from, from + length), loader, found);
      return found;
    } catch (ClassNotFoundException | LinkageError e) {
      return findHandedOver(name, loader);
    }
  }

  /**
   * Returns a class that a loader of this process does not have, from the code that was handed
   * over.
   */
  static Class<?> findHandedOver(String name, ClassLoader first) {
    try {
      Class<?> found = Code.load(name, first);
      Decoder.handedOver = found.getClassLoader();
      return found;
    } catch (ClassNotFoundException e) {
      throw new UndecodableException(
          "class not found in this process: name=" + name + "; put it on the class path", e);
    }
  }

  private static Class<?> known(
      Entry entry, byte[] bytes, int from, int length, ClassLoader loader) {
    boolean same =
        entry != null
            && entry.loader.refersTo(loader)
            && Arrays.equals(entry.name, 0, entry.name.length, bytes, from, from + length);
    return same ? entry.type.get() : null;
  }

  /**
   * Returns the index for a name, from its last bytes, because names of one package differ at their
   * ends.
   */
  private static int place(byte[] bytes, int from, int length) {
    int hash = length;
    for (int i = from + Math.max(0, length - 8); i < from + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return (hash ^ hash >>> 8) & (PLACES - 1);
  }
}
