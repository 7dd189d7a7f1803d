package mpj.multiprocessing.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.WeakHashMap;
import mpj.multiprocessing.internal.codec.Samples.Colour;
import mpj.multiprocessing.internal.codec.Samples.Counter;
import mpj.multiprocessing.internal.codec.Samples.Holder;
import mpj.multiprocessing.internal.codec.Samples.Line;
import mpj.multiprocessing.internal.codec.Samples.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
  private static Object there(Object value) {
    return Decoder.decode(Encoder.encode(value), RoundTripTest.class.getClassLoader());
  }

  static List<Object> compact() {
    return new ArrayList<>(
        Arrays.asList(
            null,
            true,
            false,
            Byte.MIN_VALUE,
            Byte.MAX_VALUE,
            Short.MIN_VALUE,
            Short.MAX_VALUE,
            Character.MIN_VALUE,
            Character.MAX_VALUE,
            (short) -2,
            (short) 0x12f4,
            0,
            -1,
            Integer.MIN_VALUE,
            Integer.MAX_VALUE,
            0L,
            -1L,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            0x8000_0000L,
            -0.0f,
            Float.NaN,
            Float.MIN_VALUE,
            -0.0,
            Double.NaN,
            Double.MAX_VALUE,
            Double.NEGATIVE_INFINITY,
            "",
            "plain",
            "\u00ff latin",
            "wide \u0100 \ud83d\ude00",
            "half of a pair \ud83d",
            "x".repeat(70_000),
            Duration.ofNanos(-1),
            Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
            Colour.RED,
            Colour.GREEN,
            new byte[0],
            new byte[] {1, -1},
            new boolean[] {true, false},
            new short[] {Short.MIN_VALUE, 7},
            new char[] {'a', '\uffff'},
            new int[] {Integer.MIN_VALUE, 1, Integer.MAX_VALUE},
            new long[] {Long.MIN_VALUE, 1},
            new float[] {1.5f, Float.NaN},
            new double[] {-0.0, 1e300},
            new String[] {"a", null, "\u0100"},
            new Object[] {1, "a", null},
            new ArrayList<>(Arrays.asList(1, null, "x")),
            List.of(),
            List.of(1),
            List.of(1, "b", 3.0),
            new Point(3, "p"),
            new Counter(42)));
  }

  @ParameterizedTest
  @MethodSource("compact")
  void shouldArriveEqualAndOfTheSameClassInCompactForm(Object value) {
    byte[] bytes = Encoder.encode(value);
    Object arrived = Decoder.decode(bytes, null);
    assertThat(bytes[0]).isNotEqualTo(Tag.GRAPH);
    if (value != null) {
      assertThat(arrived.getClass()).isEqualTo(value.getClass());
    }
    assertThat(Arrays.deepEquals(new Object[] {arrived}, new Object[] {value})).isTrue();
  }

  @ParameterizedTest
  @MethodSource("compact")
  void shouldRefuseEveryMessageThatEndsTooEarly(Object value) {
    Truncation.assertRefused(Encoder.encode(value));
  }

  @Test
  void shouldSendWhatTheJdkSerializes() {
    Map<String, Object> map = new HashMap<>();
    map.put("big", BigInteger.TEN.pow(50));
    map.put("nested", new ArrayList<>(List.of(new int[] {1}, List.of(List.of(2)))));
    Map<?, ?> arrived = (Map<?, ?>) there(map);
    assertThat(arrived.get("big")).isEqualTo(BigInteger.TEN.pow(50));
    assertThat(((int[]) ((List<?>) arrived.get("nested")).get(0))).containsExactly(1);
  }

  @Test
  void shouldKeepOneObjectOneWhereSeveralReferToIt() {
    Point point = new Point(1, "shared");
    List<Object> tags = new ArrayList<>(List.of(point));
    tags.add(tags);
    Holder arrived = (Holder) there(new Holder(new Line(point, tags), tags));
    Line line = (Line) arrived.first;
    assertThat(line.from()).isEqualTo(point);
    assertThat(line.tags()).isSameAs(arrived.second);
    assertThat(line.tags().get(0)).isSameAs(line.from());
    assertThat(line.tags().get(1)).isSameAs(line.tags());
  }

  @Test
  void shouldSendRecordsThatAreNotSerializable() {
    Line line = new Line(new Point(1, "a"), new ArrayList<>(List.of(new Point(2, "b"))));
    assertThat(there(line)).isEqualTo(line);
    assertThat(there(List.of(line, line))).isEqualTo(List.of(line, line));
  }

  @Test
  void shouldSendPartsOfCollectionsAsCopies() {
    List<Integer> numbers = new ArrayList<>(List.of(1, 2, 3));
    Map<String, Integer> ages = new HashMap<>(Map.of("Ada", 36));
    Map<String, Integer> sorted = new TreeMap<>(ages);
    for (Object part :
        List.of(
            numbers.subList(1, 3),
            List.of(1, 2, 3).subList(0, 2),
            numbers.reversed(),
            ages.keySet(),
            ages.entrySet(),
            ages.entrySet().iterator().next(),
            sorted.keySet(),
            sorted.entrySet().iterator().next(),
            Map.entry("Ada", new Point(1, "x")),
            new WeakHashMap<>(ages))) {
      assertThat(there(part)).isEqualTo(part);
      assertThat(there(new Holder(part, part)))
          .satisfies(holder -> assertThat(((Holder) holder).first).isEqualTo(part))
          .satisfies(
              holder -> assertThat(((Holder) holder).second).isSameAs(((Holder) holder).first));
    }
    assertThat(there(ages.values())).isEqualTo(List.of(36));
  }

  @Test
  void shouldAttachSharedObjectsInsideAGraph() {
    Holder arrived = (Holder) there(new Holder(new Counter(7), Map.of("c", new Counter(8))));
    assertThat(arrived.first).isEqualTo(new Counter(7));
    assertThat(arrived.second).isEqualTo(Map.of("c", new Counter(8)));
  }

  @Test
  void shouldNotLetSharedObjectsLeaveByOrdinarySerialization() {
    assertThatThrownBy(
            () -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(new Counter(1)))
        .isInstanceOf(NotSerializableException.class)
        .hasMessageContaining("pass it to a child process");
  }

  @Test
  void shouldReadFieldsInTheOrderTheyWereWritten() {
    Encoder out = new Encoder(1).reset();
    out.writeByte(-3)
        .writeInt(-4)
        .writeLong(Long.MIN_VALUE)
        .writeString(null)
        .writeString("\u0100");
    out.writeBytes(new byte[] {9, 8, 7}, 1, 3).write(5).writeBytes(new byte[0]);
    Decoder in = new Decoder(out.bytes(), 0, out.length(), null);
    assertThat(in.readByte()).isEqualTo((byte) -3);
    assertThat(in.readInt()).isEqualTo(-4);
    assertThat(in.readLong()).isEqualTo(Long.MIN_VALUE);
    assertThat(in.readString()).isNull();
    assertThat(in.readString()).isEqualTo("\u0100");
    assertThat(in.readBytes()).containsExactly(8, 7);
    assertThat(in.read()).isEqualTo(5);
    assertThat(in.readBytes()).isEmpty();
    assertThat(in.remaining()).isZero();
  }

  @Test
  void shouldUseAnEncoderAndADecoderAgain() {
    Encoder out = new Encoder();
    Decoder in = new Decoder(new byte[0], 0, 0, null);
    for (int i = 0; i < 1000; i++) {
      out.reset().write(i).write("s" + i);
      in.over(out.bytes(), 0, out.length());
      assertThat(in.read()).isEqualTo(i);
      assertThat(in.read()).isEqualTo("s" + i);
    }
  }
}
