package mpj.multiprocessing.manager.guest;

import mpj.multiprocessing.wire.Admission;

/** A manager's server, as guests come to it. */
public interface GuestReception {
  /**
   * Begins the visit of a guest that was let in.
   *
   * @param name what the guest is called in reports: {@code client at /127.0.0.1:40123}
   * @param allowed what is taken of what it sends
   */
  Visit welcome(String name, Admission allowed);
}
