package mpj.multiprocessing.wire;

import java.io.Serializable;

/** Stands for a {@link Shared} object inside a graph; the reader puts that in its place. */
final class SharedForm implements Serializable {
  private static final long serialVersionUID = 1L;

  final String form;
  final long handle;

  SharedForm(Shared shared) {
    this.form = shared.form();
    this.handle = shared.handle();
  }
}
