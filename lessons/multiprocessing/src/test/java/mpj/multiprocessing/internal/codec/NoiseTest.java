package mpj.multiprocessing.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.MalformedMessageException;
import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.internal.codec.Samples.Holder;
import mpj.multiprocessing.internal.codec.Samples.Job;
import mpj.multiprocessing.internal.codec.Samples.Point;
import org.junit.jupiter.api.Test;

class NoiseTest {
  private static final long MOST_FIXED = 4 << 20; // what loading a class or linking may take
  private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static List<byte[]> honest() {
    int number = 3;
    Job job = x -> number;
    List<byte[]> all = new ArrayList<>();
    for (Object value : RoundTripTest.compact()) {
      byte[] bytes = Encoder.encode(value);
      if (bytes.length < 2000) {
        all.add(bytes);
      }
    }
    for (Object value : NestedTest.nested()) {
      byte[] bytes = Encoder.encode(value);
      if (bytes.length < 2000) {
        all.add(bytes);
      }
    }
    Map<String, Object> map = new HashMap<>();
    map.put("a", new ArrayList<>(List.of(new Holder(1, new long[100]))));
    all.add(Encoder.encode(map));
    all.add(Encoder.encode(new Holder(new Point(1, "a"), new HashMap<>(map))));
    all.add(Encoder.encode(job));
    all.add(Encoder.encode(new Holder(job, List.of(List.of(1, 2, 3)))));
    return all;
  }

  @Test
  void shouldAnswerNoiseWithTheDocumentedExceptionsOnly() {
    Samples.registerJob();
    long seed = Effort.seed();
    Random random = new Random(seed);
    List<byte[]> honest = honest();
    int refused = 0;
    for (int i = 0; i < 30_000; i++) {
      byte[] bytes = noise(random, honest);
      long before = MEMORY.getCurrentThreadAllocatedBytes();
      try {
        Decoder.decode(bytes, null);
      } catch (UndecodableException e) {
        refused++;
      } catch (Throwable e) {
        throw new AssertionError("seed=" + seed + ", round=" + i, e);
      }
      long used = MEMORY.getCurrentThreadAllocatedBytes() - before;
      assertThat(used)
          .as("memory for bytes=%d, seed=%d, round=%d", bytes.length, seed, i)
          .isLessThan(MOST_FIXED + 100L * bytes.length);
    }
    assertThat(refused).as("refused, seed=%d", seed).isGreaterThan(5_000);
  }

  private static byte[] noise(Random random, List<byte[]> honest) {
    if (random.nextInt(4) == 0) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      if (bytes.length > 0) {
        bytes[0] = (byte) random.nextInt(70);
      }
      return bytes;
    }
    byte[] bytes = honest.get(random.nextInt(honest.size())).clone();
    for (int change = random.nextInt(4); change >= 0 && bytes.length > 0; change--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(3)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        default -> bytes = Arrays.copyOf(bytes, at);
      }
    }
    return bytes;
  }

  @Test
  void shouldRefuseALengthThatLiesBeforeAnyMemoryIsTaken() {
    for (byte tag = Tag.BYTES; tag <= Tag.FIXED_LIST; tag++) {
      lying(new Encoder().writeByte(tag).writeInt(Integer.MAX_VALUE - 8).writeLong(0));
      lying(new Encoder().writeByte(tag).writeInt(-1).writeLong(0));
    }
    for (byte tag = Tag.LATIN1; tag < 70; tag++) {
      lying(new Encoder().writeByte(Tag.NESTED).writeByte(tag).writeInt(Integer.MAX_VALUE - 8));
      lying(new Encoder().writeByte(Tag.NESTED).writeByte(tag).writeInt(-1));
    }
    lying(new Encoder().writeByte(Tag.LATIN1).writeInt(1 << 30).writeLong(0));
    lying(new Encoder().writeByte(Tag.UTF16).writeInt(1 << 30).writeLong(0));
    lying(new Encoder().writeByte(Tag.GRAPH).writeInt(1 << 30).writeLong(0));
    byte[] lies = Encoder.encode(new Holder(new byte[0x1357], null));
    int at = indexOfTheLength(lies);
    lies[at] = 0x7f;
    lying(lies);
  }

  private static int indexOfTheLength(byte[] bytes) {
    for (int i = 0; i < bytes.length - 3; i++) {
      if (bytes[i] == 0 && bytes[i + 1] == 0 && bytes[i + 2] == 0x13 && bytes[i + 3] == 0x57) {
        return i;
      }
    }
    throw new AssertionError("no length found");
  }

  private static void lying(Encoder message) {
    lying(message.toBytes());
  }

  private static void lying(byte[] bytes) {
    long before = MEMORY.getCurrentThreadAllocatedBytes();
    assertThatThrownBy(() -> Decoder.decode(bytes, null)).isInstanceOf(UndecodableException.class);
    assertThat(MEMORY.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_FIXED);
  }

  @Test
  void shouldRefuseNestingWithoutEnd() {
    Encoder message = new Encoder();
    for (int i = 0; i < 100_000; i++) {
      message.writeByte(Tag.OBJECTS).writeInt(1);
    }
    assertThatThrownBy(() -> Decoder.decode(message.toBytes(), null))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("nested");
    Encoder nested = new Encoder().writeByte(Tag.NESTED);
    nested.append(message.bytes(), 0, message.length());
    assertThatThrownBy(() -> Decoder.decode(nested.toBytes(), null))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("nested");
  }
}
