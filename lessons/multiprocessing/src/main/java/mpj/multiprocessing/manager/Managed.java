package mpj.multiprocessing.manager;

import java.io.IOException;
import java.io.ObjectOutputStream;
import mpj.multiprocessing.Shared;

/** The base class of most proxies. Two proxies of the same hosted object are equal. */
abstract class Managed implements ManagedProxy {
  private static final long serialVersionUID = 1L;

  private final transient ObjectRef link;

  Managed(ObjectRef link) {
    this.link = link;
  }

  final ObjectRef link() {
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

  /** Returns the name of this object in reports, for example {@code ManagedLock-1}. */
  @Override
  public final String toString() {
    return link.name();
  }
}
