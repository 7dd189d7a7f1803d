package mpj.multiprocessing.manager;

import mpj.multiprocessing.Shared;

/** A proxy of a hosted object. Its methods as a {@link Shared} object delegate to its link. */
interface ManagedProxy extends Shared {
  @Override
  default long handle() {
    return Proxies.link(this).handle();
  }

  @Override
  default long record() {
    return Proxies.link(this).record();
  }

  @Override
  default void departs() {
    Proxies.link(this).departs();
  }

  @Override
  default void stays() {
    Proxies.link(this).stays();
  }

  @Override
  default void givenTo(int slot) {
    Proxies.link(this).givenTo(slot);
  }
}
