package mpj.remote.net;

import java.net.SocketAddress;

/**
 * What a {@link Listener} does for its peers. The methods for one peer are called by one thread,
 * which reads what comes from it: none may wait, or nothing is read meanwhile. Those for different
 * peers are called at once.
 *
 * <p>For each peer: first {@link #joined}, then what it sends, in the order in which it sent it, at
 * last {@link #gone}, exactly once, however it ended.
 */
public interface Service {
  /**
   * A request has come. It is answered by {@link Call#answer}, by any thread and at any time. If
   * this throws, the call is refused with what was thrown.
   *
   * @param bytes the request; nobody else uses the array
   */
  void request(Call call, byte[] bytes);

  /** A message has come, to which there is no answer. */
  default void message(Peer peer, byte[] bytes) {}

  /**
   * The peer no longer waits for the answer of this call, because its thread was interrupted. The
   * call counts among those under way until it is answered or refused, of which the peer learns
   * nothing.
   */
  default void abandoned(Call call) {}

  /**
   * The peer would like the answer of this call at once, because its thread was interrupted. It
   * waits for the answer all the same.
   */
  default void urged(Call call) {}

  /** A peer has proved that it knows the key. */
  default void joined(Peer peer) {}

  /**
   * A peer's connection has ended: it closed it, its process or its host is gone, or it was thrown
   * out. Answers to its calls are ignored from now on. A killed process is noticed at once, a
   * vanished host after twice {@link Capacity#silence}.
   *
   * @param why as a sentence
   */
  default void gone(Peer peer, String why) {}

  /** Somebody was not let in. Called by several threads at once. */
  default void refused(SocketAddress from, String why) {}
}
