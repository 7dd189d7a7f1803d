package mpj.multiprocessing.internal.codec;

import java.util.concurrent.ConcurrentHashMap;

/** The registered adapters, by the internal name ({@code a/b/C}) of their functional interface. */
final class Adapters {
  static final ConcurrentHashMap<String, Adapter> BY_INTERFACE = new ConcurrentHashMap<>();

  private Adapters() {}
}
