package mpj.multiprocessing.manager.guest;

import java.net.InetSocketAddress;

/** Listens for guests until it is closed. Closing it ends the guests' visits, too. */
public interface GuestListener extends AutoCloseable {
  /** Returns the address at which it listens. */
  InetSocketAddress address();

  @Override
  void close();
}
