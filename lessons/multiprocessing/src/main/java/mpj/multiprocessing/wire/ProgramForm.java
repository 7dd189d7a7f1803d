package mpj.multiprocessing.wire;

import java.io.Serializable;

/** Stands for a {@link ProgramObject} inside a graph: its compact form, whole. */
final class ProgramForm implements Serializable {
  private static final long serialVersionUID = 1L;

  final byte[] encoded;

  ProgramForm(byte[] encoded) {
    this.encoded = encoded;
  }
}
