package mpj.multiprocessing.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mpj.multiprocessing.internal.codec.Samples.Colour;
import mpj.multiprocessing.internal.codec.Samples.Counter;
import mpj.multiprocessing.internal.codec.Samples.Holder;
import mpj.multiprocessing.internal.codec.Samples.Line;
import mpj.multiprocessing.internal.codec.Samples.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values that hold values: compact where they can be, by serialization where not, and as before.
 */
class NestedTest {
  record Order(
      UUID id,
      String customer,
      Instant at,
      Colour colour,
      BigDecimal total,
      byte[] stamp,
      List<Point> items,
      Map<String, Object> more,
      Order next) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Order order
          && id.equals(order.id)
          && at.equals(order.at)
          && colour == order.colour
          && total.equals(order.total)
          && Arrays.equals(stamp, order.stamp)
          && items.equals(order.items)
          && more.equals(order.more);
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }
  }

  private static Order order(int number, Order next) {
    return new Order(
        new UUID(number, 1),
        "Ada",
        Instant.ofEpochSecond(number, 5),
        number % 2 == 0 ? Colour.GREEN : Colour.RED,
        new BigDecimal("12.50"),
        new byte[] {1, 2, (byte) number},
        new ArrayList<>(List.of(new Point(1, "a"), new Point(2, "b"))),
        new HashMap<>(Map.of("k", number, "list", List.of(1, List.of("x")), "none", Map.of())),
        next);
  }

  static <V> Map<Object, V> filled(Map<Object, V> map, int count, V value) {
    for (int i = 0; i < count; i++) {
      map.put("key " + i, value);
    }
    return map;
  }

  static List<Object> nested() {
    Map<Object, Object> nulls = new HashMap<>();
    nulls.put(null, 1);
    nulls.put("none", null);
    String wide = "\u0100".repeat(20);
    List<Object> all = new ArrayList<>();
    all.addAll(
        List.of(
            new ArrayList<>(List.of(new ArrayList<>(List.of(1, 2)), new ArrayList<>())),
            List.of(List.of(), List.of(1), List.of(List.of(1, 2, 3), "x")),
            Stream.of().toList(),
            Stream.of(1).toList(),
            Stream.of(1, List.of(2), "c").toList(),
            Stream.of("a", null).toList(),
            new Object[] {1, new Object[] {"x", null}, new int[] {1}},
            new String[][] {{"a"}, {}, null},
            new int[][] {{1, 2}, {3}, {}},
            new double[2][3][4],
            new Integer[] {1, null},
            new Point[] {new Point(1, "a"), null},
            new Point[0],
            new List<?>[] {List.of(1), null},
            new Colour[] {Colour.GREEN, Colour.RED, Colour.GREEN}));
    all.addAll(
        List.of(
            filled(new HashMap<>(), 0, 1),
            filled(new HashMap<>(), 1, 1L),
            filled(new HashMap<>(), 12, 'c'),
            filled(new HashMap<>(), 1000, List.of("v")),
            nulls,
            filled(new LinkedHashMap<>(), 0, 1),
            filled(new LinkedHashMap<>(), 20, Map.of("a", 1)),
            filled(new TreeMap<>(), 0, 1),
            filled(new TreeMap<>(), 50, new ArrayList<>()),
            new TreeMap<>(Map.of(Colour.RED, 1, Colour.GREEN, 2)),
            Map.of(),
            Map.of("a", List.of()),
            Map.of(1, "one", 2, "two", List.of(3), Set.of(4))));
    all.addAll(
        List.of(
            new HashSet<>(),
            new HashSet<>(List.of(1, "two", List.of(3), new Point(4, "p"))),
            new LinkedHashSet<>(List.of("c", "b", "a")),
            new TreeSet<>(List.of("c", "b", "a")),
            new TreeSet<>(List.of(LocalDate.EPOCH, LocalDate.MAX)),
            Set.of(),
            Set.of(1),
            Set.of(1, 2, 3, List.of(4)),
            new Line(new Point(1, "p"), new ArrayList<>(List.of(2, new Point(3, wide)))),
            order(1, order(2, null)),
            new ArrayList<>(IntStream.range(0, 300).mapToObj(i -> order(i, null)).toList()),
            new Counter[] {new Counter(1), new Counter(2)}));
    all.addAll(
        List.of(
            BigInteger.TEN.pow(50).negate(),
            new BigDecimal("-1.50"),
            new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE),
            new UUID(-1, 1),
            Instant.MIN,
            Instant.MAX,
            LocalDate.MIN,
            LocalDate.MAX,
            LocalTime.MAX,
            LocalDateTime.MIN,
            OffsetDateTime.MAX,
            OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneOffset.ofHoursMinutes(-5, -30)),
            List.of("x".repeat(5000), wide.repeat(100), Duration.ofNanos(-1), true, 1.5f)));
    return all;
  }

  /** Without this, an array would be several arguments. */
  static List<Arguments> arguments() {
    return nested().stream().map(value -> Arguments.of(value)).toList();
  }

  static Object there(Object value) {
    return Decoder.decode(Encoder.encode(value), NestedTest.class.getClassLoader());
  }

  static Object compactly(Object value) {
    byte[] bytes = Encoder.encode(value);
    assertThat(bytes[0]).as("its form").isEqualTo(Tag.NESTED);
    return Decoder.decode(bytes, null);
  }

  static Object serialized(Object value) {
    byte[] bytes = Encoder.encode(value);
    assertThat(bytes[0]).as("its form").isEqualTo(Tag.GRAPH);
    return Decoder.decode(bytes, null);
  }

  @ParameterizedTest
  @MethodSource("arguments")
  void shouldArriveEqualAndOfTheSameClass(Object value) {
    Object arrived = compactly(value);
    assertThat(arrived.getClass()).isEqualTo(value.getClass());
    assertThat(Arrays.deepEquals(new Object[] {arrived}, new Object[] {value})).isTrue();
  }

  @ParameterizedTest
  @MethodSource("arguments")
  void shouldRefuseEveryMessageThatEndsTooEarly(Object value) {
    Truncation.assertRefused(Encoder.encode(value));
  }

  @ParameterizedTest
  @MethodSource("arguments")
  void shouldArriveInAGraphAsBefore(Object value) {
    Holder arrived = (Holder) serialized(new Holder(value, value));
    assertThat(arrived.first).isSameAs(arrived.second);
    assertThat(arrived.first.getClass()).isEqualTo(value.getClass());
  }

  /** Serialization is the measure: the same order, whatever the hashes and sizes are. */
  @Test
  void shouldKeepTheOrderThatSerializationGives() {
    for (int count = 0; count < 200; count++) {
      Map<Object, Object> map = new HashMap<>(2048);
      for (int i = 0; i < count; i++) {
        map.put(31 * i * i, i);
      }
      Set<Object> set = new HashSet<>(map.keySet());
      Holder graph = (Holder) serialized(new Holder(map, set));
      assertThat(compactly(map).toString()).isEqualTo(graph.first.toString());
      assertThat(compactly(set).toString()).isEqualTo(graph.second.toString());
    }
    Map<Object, Object> linked = new LinkedHashMap<>();
    for (int i = 99; i >= 0; i--) {
      linked.put("k" + i, i);
    }
    assertThat(compactly(linked)).hasToString(linked.toString());
    assertThat(compactly(new LinkedHashSet<>(linked.keySet())))
        .hasToString(linked.keySet().toString());
  }

  @Test
  void shouldLetAListOfAStreamBeAskedForNullAndNoOther() {
    for (int count = 0; count < 4; count++) {
      List<?> list = (List<?>) compactly(IntStream.range(0, count).boxed().toList());
      assertThat(list.contains(null)).isFalse();
    }
    List<?> list = (List<?>) compactly(List.of(1, List.of(), 3));
    assertThatThrownBy(() -> list.contains(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void shouldKeepOneObjectOneHoweverManyThereAre() {
    for (int count : new int[] {1, 10, 1000}) {
      List<Object> parts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        parts.add(new ArrayList<>(List.of(i)));
        parts.add(new Point(i, "p"));
        parts.add(new HashMap<>(Map.of(i, new int[] {i})));
        parts.add(new Counter(i));
      }
      List<?> arrived = (List<?>) compactly(List.of(parts, new ArrayList<>(parts), parts));
      List<?> first = (List<?>) arrived.get(0);
      assertThat(first).isSameAs(arrived.get(2)).isNotSameAs(arrived.get(1));
      for (int i = 0; i < first.size(); i++) {
        assertThat(first.get(i)).isSameAs(((List<?>) arrived.get(1)).get(i));
      }
    }
    List<?> equal =
        (List<?>) compactly(List.of(new ArrayList<>(List.of(1)), new ArrayList<>(List.of(1))));
    assertThat(equal.get(0)).isEqualTo(equal.get(1)).isNotSameAs(equal.get(1));
    String text = "x".repeat(2000);
    List<?> texts = (List<?>) compactly(List.of(text, List.of(text)));
    assertThat(texts.get(0)).isSameAs(((List<?>) texts.get(1)).get(0));
  }

  @Test
  void shouldWriteTextsOfManyMapsOnce() {
    List<Object> rows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Map<String, Object> row = new HashMap<>();
      for (int k = 0; k < 20; k++) {
        row.put(String.valueOf(new char[] {'k', 'e', 'y', (char) ('a' + k)}), "value " + i + k);
      }
      rows.add(row);
    }
    assertThat(compactly(rows)).isEqualTo(rows);
    String large = "y".repeat(1000);
    List<Object> same = new ArrayList<>(Collections.nCopies(1000, large));
    same.add(new ArrayList<>(Collections.nCopies(1000, new String(large.toCharArray()))));
    assertThat(compactly(same)).isEqualTo(same);
    assertThat(Encoder.encode(same).length).isLessThan(40_000);
  }

  @Test
  void shouldCarryCycles() {
    List<Object> itself = new ArrayList<>();
    itself.add(itself);
    List<?> list = (List<?>) compactly(itself);
    assertThat(list.get(0)).isSameAs(list);

    Map<Object, Object> map = new HashMap<>();
    Object[] array = {map, null, List.of(map)};
    array[1] = array;
    map.put("array", array);
    Map<?, ?> arrived = (Map<?, ?>) compactly(map);
    Object[] inside = (Object[]) arrived.get("array");
    assertThat(inside[0]).isSameAs(arrived);
    assertThat(inside[1]).isSameAs(inside);
    assertThat(((List<?>) inside[2]).get(0)).isSameAs(arrived);
  }
}
