package mpj.multiprocessing.internal.codec;

import java.io.Serializable;
import mpj.multiprocessing.Shared;

/**
 * Replaces a {@link Shared} object inside an object graph. The reader puts the object in its place.
 */
final class SharedForm implements Serializable {
  private static final long serialVersionUID = 1L;

  final String form;
  final long handle;

  SharedForm(Shared shared) {
    this.form = shared.form();
    this.handle = shared.handle();
  }
}
