package mpj.multiprocessing.internal.codec;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectStreamException;
import java.io.OutputStream;
import java.util.function.Supplier;
import mpj.multiprocessing.MalformedMessageException;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.UndecodableException;

/** An object graph in a message: a block of the JDK's serialization, with its length before it. */
final class ObjectGraph {
  private ObjectGraph() {}

  static void write(Encoder out, Object root) {
    out.put(Tag.GRAPH);
    int lengthAt = out.claim(4);
    try {
      GraphWriter writer = new GraphWriter(new Sink(out), out);
      writer.writeObject(root);
      writer.flush();
    } catch (NotSerializableException e) {
      throw obstacle(e);
    } catch (UnencodableException | UncrossableException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new UnencodableException(null, "its own code threw " + e, e);
    }
    out.setInt(lengthAt, out.length() - lengthAt - 4);
  }

  /**
   * Makes the obstacle. The JDK's exception has the class's name as its message; other code has a
   * sentence.
   */
  private static UnencodableException obstacle(NotSerializableException e) {
    String message = e.getMessage();
    boolean name = message != null && message.indexOf(' ') < 0;
    return new UnencodableException(
        name ? message : null, name ? null : String.valueOf(message), e);
  }

  static Object read(Decoder in, byte[] bytes, int from, int length) {
    return DeepStack.read(in, new Block(in, bytes, from, length));
  }

  /** Reads one block. */
  private static final class Block implements Supplier<Object> {
    private final Decoder in;
    private final byte[] bytes;
    private final int from;
    private final int length;

    Block(Decoder in, byte[] bytes, int from, int length) {
      this.in = in;
      this.bytes = bytes;
      this.from = from;
      this.length = length;
    }

    @Override
    public Object get() {
      return readHere(in, bytes, from, length);
    }
  }

  private static Object readHere(Decoder in, byte[] bytes, int from, int length) {
    try {
      return new GraphReader(in, bytes, from, length).readObject();
    } catch (ClassNotFoundException e) {
      throw new UndecodableException(
          "class not found in this process: name=" + e.getMessage() + "; put it on the class path",
          e);
    } catch (ObjectStreamException e) {
      if (e.getCause() instanceof UndecodableException inner) {
        throw inner;
      }
      throw new UndecodableException("the object cannot be rebuilt here: cause=" + e, e);
    } catch (IOException e) {
      throw new MalformedMessageException("the object's bytes are damaged: cause=" + e, e);
    }
  }

  /** Passes the bytes of the object stream to the encoder. */
  private static final class Sink extends OutputStream {
    private final Encoder out;

    Sink(Encoder out) {
      this.out = out;
    }

    @Override
    public void write(int b) {
      out.put((byte) b);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      out.append(bytes, from, count);
    }
  }
}
