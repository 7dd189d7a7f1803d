package mpj.multiprocessing.internal.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.UncrossableException;

/** Messages as those send them who are no processes of the tree: honest ones, and others. */
public final class StrangerMessages {
  /** Nothing shared is sent here. */
  public static final ExportPolicy BORDER =
      new ExportPolicy() {
        @Override
        public void departs(Shared one) {
          throw new UncrossableException("not to strangers: " + one);
        }

        @Override
        public void stays(Shared one) {}
      };

  private StrangerMessages() {}

  /** The value as an honest one sends it. */
  public static byte[] encode(Object value) {
    return new Encoder(BORDER).write(value).toBytes();
  }

  /** The value in the form of the JDK, whatever ours would be. */
  public static byte[] stream(Object value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ObjectOutputStream(out).writeObject(value);
    byte[] block = out.toByteArray();
    Encoder message = new Encoder().writeByte(Tag.GRAPH).writeInt(block.length);
    message.append(block, 0, block.length);
    return message.toBytes();
  }

  /** Begins an array of so many objects, which are to follow. */
  public static Encoder beginArray(Encoder out, int length) {
    return out.writeByte(Tag.OBJECTS).writeInt(length);
  }

  /** The handle of a shared object. */
  public static byte[] handle(String form, long handle) {
    return new Encoder().writeByte(Tag.SHARED).writeString(form).writeLong(handle).toBytes();
  }

  /** The object of a compact source file. */
  public static byte[] program(String name) {
    return new Encoder().writeByte(Tag.PROGRAM).writeString(name).writeInt(0).toBytes();
  }
}
