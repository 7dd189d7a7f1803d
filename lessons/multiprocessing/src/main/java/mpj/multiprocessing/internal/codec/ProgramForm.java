package mpj.multiprocessing.internal.codec;

import java.io.Serializable;

/**
 * Replaces a {@link ProgramObject} inside an object graph. It contains the complete compact form.
 */
final class ProgramForm implements Serializable {
  private static final long serialVersionUID = 1L;

  final byte[] encoded;

  ProgramForm(byte[] encoded) {
    this.encoded = encoded;
  }
}
