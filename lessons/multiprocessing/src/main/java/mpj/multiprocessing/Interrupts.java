package mpj.multiprocessing;

import java.lang.reflect.Method;

/**
 * Ctrl-C in a terminal signals every process of the tree at once. Only the main process acts on it,
 * and ends the others in order; a child that acted on its own would print traces into the ending.
 */
final class Interrupts {
  /** Makes this process take no notice of SIGINT. Where that cannot be had, it is left as it is. */
  static void ignore() {
    try {
      // By reflection: the compiler warns of the type whatever is done about it.
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Method handle = signal.getMethod("handle", signal, handler);
      Object interrupt = signal.getConstructor(String.class).newInstance("INT");
      handle.invoke(null, interrupt, handler.getField("SIG_IGN").get(null));
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // The main process ends this one a moment later.
    }
  }

  private Interrupts() {}
}
