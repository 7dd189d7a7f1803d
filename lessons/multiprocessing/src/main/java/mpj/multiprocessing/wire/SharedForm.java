package mpj.multiprocessing.wire;

import java.io.Serializable;

/** Stands for a {@link Shared} object inside a graph. */
final class SharedForm implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String form;
  private final long handle;

  SharedForm(Shared shared) {
    this.form = shared.form();
    this.handle = shared.handle();
  }

  private Object readResolve() {
    if (form == null) {
      throw new MalformedMessageException("a shared object's class is missing");
    }
    return SharedHandles.attach(form, handle);
  }
}
