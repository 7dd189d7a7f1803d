package mpj.multiprocessing.internal.process;

import java.util.HashMap;
import java.util.Map;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.codec.Decoder;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.holders.StartupRecords;

/**
 * The declared globals of this process, by name, and the snapshot of its parent's globals. The
 * values are in this process's own memory. Other processes do not see a change.
 */
public final class Globals {
  private static final byte[] NONE = {};

  private static final Map<String, Object> values = new HashMap<>();
  private static byte[] snapshot = NONE;

  /** Keeps the parent's snapshot. It is decoded when this process first uses a global. */
  public static synchronized void inherit(byte[] encoded) {
    snapshot = encoded;
  }

  /** Declares a global with its initial value. A value that the parent has sent prevails. */
  public static synchronized void declare(String name, Object initial) {
    unfold();
    values.putIfAbsent(name, initial);
  }

  /** Returns whether a global has a value. */
  public static synchronized boolean has(String name) {
    unfold();
    return values.containsKey(name);
  }

  /** Returns the value of a global; null if it has none. */
  public static synchronized Object get(String name) {
    unfold();
    return values.get(name);
  }

  /** Changes a global, in this process only. */
  public static synchronized void set(String name, Object value) {
    unfold();
    values.put(name, value);
  }

  @SuppressWarnings("unchecked")
  private static void unfold() {
    if (snapshot.length > 0) {
      byte[] encoded = snapshot;
      snapshot = NONE;
      values.putAll((Map<String, Object>) Decoder.decode(encoded, Globals.class.getClassLoader()));
      StartupRecords.globalsArrived(Tree.current());
    }
  }

  /**
   * Returns the snapshot for a child.
   *
   * @throws mpj.multiprocessing.UncrossableException if a global's value cannot be sent
   */
  public static synchronized Encoder snapshot() {
    unfold();
    return new Encoder().write(new HashMap<>(values));
  }

  private Globals() {}
}
