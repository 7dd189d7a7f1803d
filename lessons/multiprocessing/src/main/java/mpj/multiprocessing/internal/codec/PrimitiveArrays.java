package mpj.multiprocessing.internal.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Arrays of primitives: the number of elements, and then each element in its width, lowest byte
 * first.
 */
final class PrimitiveArrays {
  private PrimitiveArrays() {}

  /** Writes the value if it is an array of primitives. */
  static boolean write(Encoder out, Object array) {
    if (array instanceof byte[] bytes) {
      out.put(Tag.BYTES);
      out.writeBytes(bytes);
    } else if (array instanceof int[] ints) {
      room(out, Tag.INTS, ints.length, 4).asIntBuffer().put(ints);
    } else if (array instanceof long[] longs) {
      room(out, Tag.LONGS, longs.length, 8).asLongBuffer().put(longs);
    } else if (array instanceof double[] doubles) {
      room(out, Tag.DOUBLES, doubles.length, 8).asDoubleBuffer().put(doubles);
    } else if (array instanceof float[] floats) {
      room(out, Tag.FLOATS, floats.length, 4).asFloatBuffer().put(floats);
    } else if (array instanceof char[] chars) {
      room(out, Tag.CHARS, chars.length, 2).asCharBuffer().put(chars);
    } else if (array instanceof short[] shorts) {
      room(out, Tag.SHORTS, shorts.length, 2).asShortBuffer().put(shorts);
    } else if (array instanceof boolean[] booleans) {
      ByteBuffer to = room(out, Tag.BOOLEANS, booleans.length, 1);
      for (int i = 0; i < booleans.length; i++) {
        to.put((byte) (booleans[i] ? 1 : 0));
      }
    } else {
      return false;
    }
    return true;
  }

  private static ByteBuffer room(Encoder out, byte tag, int count, int width) {
    out.put(tag);
    out.writeInt(count);
    int at = out.claim((long) count * width);
    return ByteBuffer.wrap(out.bytes(), at, count * width).slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  static Object read(Decoder in, byte tag) {
    int count = in.checkArray(in.readInt());
    return switch (tag) {
      case Tag.BYTES -> {
        byte[] bytes = new byte[in.checkRoom(count, 1)];
        in.take(bytes);
        yield bytes;
      }
      case Tag.BOOLEANS -> {
        boolean[] booleans = new boolean[in.checkRoom(count, 1)];
        for (int i = 0; i < count; i++) {
          booleans[i] = in.take() != 0;
        }
        yield booleans;
      }
      case Tag.SHORTS -> {
        short[] shorts = new short[in.checkRoom(count, 2)];
        in.view(count * 2).asShortBuffer().get(shorts);
        yield shorts;
      }
      case Tag.CHARS -> {
        char[] chars = new char[in.checkRoom(count, 2)];
        in.view(count * 2).asCharBuffer().get(chars);
        yield chars;
      }
      case Tag.INTS -> {
        int[] ints = new int[in.checkRoom(count, 4)];
        in.view(count * 4).asIntBuffer().get(ints);
        yield ints;
      }
      case Tag.LONGS -> {
        long[] longs = new long[in.checkRoom(count, 8)];
        in.view(count * 8).asLongBuffer().get(longs);
        yield longs;
      }
      case Tag.FLOATS -> {
        float[] floats = new float[in.checkRoom(count, 4)];
        in.view(count * 4).asFloatBuffer().get(floats);
        yield floats;
      }
      default -> {
        double[] doubles = new double[in.checkRoom(count, 8)];
        in.view(count * 8).asDoubleBuffer().get(doubles);
        yield doubles;
      }
    };
  }
}
