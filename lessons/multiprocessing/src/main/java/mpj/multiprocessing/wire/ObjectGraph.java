package mpj.multiprocessing.wire;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectStreamException;
import java.io.OutputStream;

/** A block of the JDK's serialization inside a message, with its length before it. */
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
    } catch (Obstacle | UncrossableException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new Obstacle(null, "its own code threw " + e, e);
    }
    out.setInt(lengthAt, out.length() - lengthAt - 4);
  }

  /** The JDK gives the class's name as the message; other code gives a sentence. */
  private static Obstacle obstacle(NotSerializableException e) {
    String message = e.getMessage();
    boolean name = message != null && message.indexOf(' ') < 0;
    return new Obstacle(name ? message : null, name ? null : String.valueOf(message), e);
  }

  /** Reads a graph, however deep it is, and however small this thread's stack is. */
  static Object read(Decoder in, byte[] bytes, int from, int length) {
    if (!in.attached.begin()) {
      return readHere(in, bytes, from, length); // a part of another graph
    }
    int known = in.programs.size();
    try {
      return readHere(in, bytes, from, length);
    } catch (StackOverflowError e) {
      in.programs.subList(known, in.programs.size()).clear();
      in.attached.again();
      return DeepStack.call(() -> readHere(in, bytes, from, length));
    } finally {
      in.attached.end();
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

  /** Gives what the object stream writes to the encoder. */
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
