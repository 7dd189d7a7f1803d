package mpj.multiprocessing.manager.guest;

import mpj.multiprocessing.internal.codec.DecodePolicy;

/** The part of a manager's server that accepts guests. */
public interface GuestReception {
  /**
   * Begins the visit of a guest that was accepted.
   *
   * @param name the guest's name in reports, for example {@code client at /127.0.0.1:40123}
   * @param allowed what is accepted from the guest
   */
  Visit welcome(String name, DecodePolicy allowed);
}
