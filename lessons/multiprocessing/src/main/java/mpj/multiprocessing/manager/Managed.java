package mpj.multiprocessing.manager;

import java.io.IOException;
import java.io.ObjectOutputStream;
import mpj.multiprocessing.wire.Shared;

/** What the proxies have in common: two of the same hosted object are equal. */
abstract class Managed implements Shared {
  private static final long serialVersionUID = 1L;

  private final transient Link link;

  Managed(Link link) {
    this.link = link;
  }

  final Link link() {
    return link;
  }

  @Override
  public final long handle() {
    return link.handle();
  }

  @Override
  public final long record() {
    return link.record();
  }

  @Override
  public final void departs() {
    link.departs();
  }

  @Override
  public final void stays() {
    link.stays();
  }

  @Override
  public final void givenTo(int slot) {
    link.givenTo(slot);
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw Shared.outside(this);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Managed managed && managed.link.sameAs(link);
  }

  @Override
  public final int hashCode() {
    return link.hash();
  }

  /** Returns {@code ManagedLock-1}, the name that it has in reports. */
  @Override
  public final String toString() {
    return link.name();
  }
}
