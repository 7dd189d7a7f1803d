package mpj.multiprocessing.manager.guest;

import java.net.InetSocketAddress;

/** Listens for guests until it is closed; then their visits end. */
public interface GuestListener extends AutoCloseable {
  /** Returns where it listens. */
  InetSocketAddress address();

  @Override
  void close();
}
