package mpj.multiprocessing.manager;

import java.io.IOException;
import java.io.ObjectOutputStream;
import mpj.multiprocessing.wire.Shared;

/** What the proxies have in common: two of the same hosted object are equal. */
abstract class Managed implements ManagedProxy {
  private static final long serialVersionUID = 1L;

  private final transient Link link;

  Managed(Link link) {
    this.link = link;
  }

  final Link link() {
    return link;
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
