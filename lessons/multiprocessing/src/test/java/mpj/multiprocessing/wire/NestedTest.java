package mpj.multiprocessing.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
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
import mpj.multiprocessing.wire.Samples.Colour;
import mpj.multiprocessing.wire.Samples.Counter;
import mpj.multiprocessing.wire.Samples.Holder;
import mpj.multiprocessing.wire.Samples.Line;
import mpj.multiprocessing.wire.Samples.Point;
import mpj.multiprocessing.wire.Samples.Unwritable;
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

  private static <V> Map<Object, V> filled(Map<Object, V> map, int count, V value) {
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

  private static Object there(Object value) {
    return Decoder.decode(Encoder.encode(value), NestedTest.class.getClassLoader());
  }

  private static Object compactly(Object value) {
    byte[] bytes = Encoder.encode(value);
    assertThat(bytes[0]).as("its form").isEqualTo(Tag.NESTED);
    return Decoder.decode(bytes, null);
  }

  private static Object serialized(Object value) {
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
    byte[] bytes = Encoder.encode(value);
    int step = Math.max(1, bytes.length / 500);
    for (int length = 0; length < bytes.length; length += step) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> Decoder.decode(part, null))
          .isInstanceOf(MalformedMessageException.class);
    }
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

  /** A record is made of its components, so none of them can have been made with it. */
  @Test
  void shouldLeaveToSerializationWhatGoesThroughARecord() {
    List<Object> tags = new ArrayList<>();
    Line line = new Line(new Point(1, "p"), tags);
    tags.add(line);
    assertThat(((Line) serialized(line)).from()).isEqualTo(line.from());
    List<Object> around = new ArrayList<>(List.of(1, line));
    assertThat(((Line) ((List<?>) serialized(around)).get(1)).from()).isEqualTo(line.from());
  }

  private static final class LeastRecent extends LinkedHashMap<String, Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
      return size() > 2;
    }
  }

  record Replaced(List<Integer> numbers) implements Serializable {
    private Object readResolve() {
      return List.of("resolved");
    }
  }

  record Replacing(int number) implements Serializable {
    private Object writeReplace() {
      return "replaced";
    }
  }

  record ByNumber(int number) implements Comparable<ByNumber>, Serializable {
    static int compared;

    @Override
    public int compareTo(ByNumber other) {
      compared++;
      return Integer.compare(number, other.number);
    }
  }

  @Test
  void shouldLeaveToSerializationWhatItAloneKeeps() {
    Map<String, Integer> cache = new LinkedHashMap<>(16, 0.75f, true);
    cache.put("a", 1);
    cache.put("b", 2);
    @SuppressWarnings("unchecked")
    Map<String, Integer> arrived = (Map<String, Integer>) serialized(cache);
    assertThat(arrived.get("a")).isEqualTo(1);
    assertThat(arrived).hasToString("{b=2, a=1}");
    assertThat(cache).as("looking into it moved nothing").hasToString("{a=1, b=2}");

    Map<String, Integer> least = new LeastRecent();
    least.put("a", 1);
    assertThat(serialized(least)).isEqualTo(least).hasSameClassAs(least);

    Comparator<String> byLength =
        (Comparator<String> & Serializable) (a, b) -> a.length() - b.length();
    TreeMap<String, Integer> sorted = new TreeMap<>(byLength);
    sorted.put("long", 1);
    TreeMap<?, ?> sortedThere = (TreeMap<?, ?>) serialized(sorted);
    assertThat(sortedThere.comparator()).isNotNull();
    TreeSet<Integer> backwards = new TreeSet<>(Comparator.reverseOrder());
    backwards.addAll(List.of(1, 2));
    assertThat(serialized(backwards)).hasToString("[2, 1]");
    assertThat(serialized(new TreeSet<>(List.of(1, 2)).descendingSet())).hasToString("[2, 1]");

    TreeSet<ByNumber> numbers = new TreeSet<>(List.of(new ByNumber(1), new ByNumber(2)));
    int compared = ByNumber.compared;
    assertThat(((TreeSet<?>) serialized(numbers)).size()).isEqualTo(2);
    assertThat(ByNumber.compared).as("no code of theirs ran").isEqualTo(compared);

    assertThat(there(new Replaced(new ArrayList<>()))).isEqualTo(List.of("resolved"));
    assertThat(there(new Replacing(1))).isEqualTo("replaced");
    assertThat(there(List.of(new Replacing(1), 2))).isEqualTo(List.of("replaced", 2));

    ZonedDateTime time = ZonedDateTime.of(LocalDateTime.MAX, ZoneId.of("Europe/Berlin"));
    assertThat(serialized(List.of(time))).isEqualTo(List.of(time));
    assertThat(serialized(Arrays.asList(1, 2))).isEqualTo(List.of(1, 2));
    List<Integer> view = Collections.unmodifiableList(new ArrayList<>(List.of(1)));
    assertThat(serialized(view)).isEqualTo(view).hasSameClassAs(view);
  }

  @Test
  void shouldKeepWhatPartsHaveInCommonWithOnesThatAreSerialized() {
    List<Object> common = new ArrayList<>(List.of(1));
    Holder holder = new Holder(common, null);
    List<?> arrived =
        (List<?>) serialized(new ArrayList<>(List.of(Map.of("k", common), holder, common)));
    assertThat(arrived.get(2)).isSameAs(((Holder) arrived.get(1)).first);
    assertThat(((Map<?, ?>) arrived.get(0)).get("k")).isSameAs(arrived.get(2));
  }

  private static Object deep(int levels) {
    Object value = "bottom";
    for (int i = 0; i < levels; i++) {
      value = i % 2 == 0 ? new ArrayList<>(List.of(value)) : Map.of("k", value);
    }
    return value;
  }

  @Test
  void shouldTakeAnyDepth() {
    assertThat(compactly(deep(100))).isEqualTo(deep(100));
    assertThat(serialized(deep(101))).isEqualTo(deep(101));
    assertThat(serialized(deep(150))).isEqualTo(deep(150));
  }

  /** Does not fit on the stack of an ordinary thread, in the meantime. */
  record Large(Object content) {
    static volatile boolean grown;

    Large {
      if (grown && !DeepStack.isHere()) {
        throw new StackOverflowError();
      }
    }
  }

  @Test
  void shouldReadAgainOnALargerStackWhatOverflowsThisOne() {
    Large large = new Large(List.of(new Traveller(), "text", "text"));
    List<Object> value = List.of(deep(50), List.of(large, new ArrayList<>(List.of(large))));
    byte[] bytes = Encoder.encode(value);
    Traveller.attached = 0;
    Large.grown = true;
    try {
      List<?> arrived = (List<?>) Decoder.decode(bytes, null);
      assertThat(arrived.get(0)).isEqualTo(deep(50));
      List<?> both = (List<?>) arrived.get(1);
      assertThat(((List<?>) both.get(1)).get(0)).isSameAs(both.get(0));
      assertThat(Traveller.attached).as("a message holds it once").isEqualTo(1);
    } finally {
      Large.grown = false;
    }
  }

  /** Counts its departures. */
  static final class Traveller implements Shared {
    static int under;
    static int departed;
    static int attached;

    @Override
    public long handle() {
      return 1;
    }

    static Traveller attach(long handle) {
      attached++;
      return new Traveller();
    }

    @Override
    public void departs() {
      departed++;
      under++;
    }

    @Override
    public void stays() {
      under--;
    }
  }

  @Test
  void shouldHaveASharedObjectDepartOnce() {
    Traveller one = new Traveller();
    Traveller.departed = 0;
    Traveller.under = 0;
    Encoder out = new Encoder();
    out.write(new HashMap<>(Map.of("a", one, "b", List.of(one))));
    assertThat(Traveller.departed).isEqualTo(1);
    out.recall();
    assertThat(Traveller.under).isZero();
    out.reset().write(List.of(one, new Holder(one, null)));
    assertThat(Traveller.departed).as("by serialization").isEqualTo(2);
    out.recall();
    assertThatThrownBy(() -> out.reset().write(List.of(one, List.of(one), new Unwritable())))
        .isInstanceOf(UncrossableException.class);
    assertThat(Traveller.under).isZero();
    assertThat(out.shared()).isEmpty();
    List<?> arrived = (List<?>) compactly(List.of(one, List.of(one)));
    assertThat(arrived.get(0)).isSameAs(((List<?>) arrived.get(1)).get(0));
  }

  @Test
  void shouldCarryAListThatChangesAndNameAMapThatDoes() throws Exception {
    List<Object> list = Collections.synchronizedList(new ArrayList<>());
    Map<Object, Object> map = new HashMap<>();
    Thread changes =
        new Thread(() -> {
          for (int i = 0; !Thread.interrupted(); i++) {
            list.add(List.of(i));
            map.put(i, List.of(i));
            if (i % 1000 == 0) {
              list.clear();
              map.clear();
            }
          }
        });
    changes.start();
    try {
      for (int i = 0; i < 500; i++) {
        synchronized (list) {
          Object copy = new ArrayList<>(list);
          assertThat(there(copy)).isEqualTo(copy);
        }
        try {
          there(map);
        } catch (UncrossableException | UndecodableException e) {
          assertThat(e.getMessage()).isNotBlank();
        }
      }
    } finally {
      changes.interrupt();
      changes.join();
    }
  }

  @Test
  void shouldFindAClassByTheLoaderThatReads() throws Exception {
    URL[] here = {Point.class.getProtectionDomain().getCodeSource().getLocation()};
    byte[] bytes = Encoder.encode(List.of(new Point(1, "p"), List.of(Colour.RED)));
    try (var other = new URLClassLoader(here, ClassLoader.getPlatformClassLoader())) {
      for (int i = 0; i < 3; i++) {
        Object own = ((List<?>) Decoder.decode(bytes, Point.class.getClassLoader())).get(0);
        assertThat(own).isEqualTo(new Point(1, "p"));
        Object others = ((List<?>) Decoder.decode(bytes, other)).get(0);
        assertThat(others.getClass()).isNotEqualTo(Point.class);
        assertThat(others.getClass().getClassLoader()).isSameAs(other);
      }
    }
  }

  @Test
  void shouldUseAnEncoderAgainAfterAValueThatWasGivenUp() {
    Encoder out = new Encoder();
    List<Object> common = new ArrayList<>(List.of("text", 1));
    for (int i = 0; i < 3; i++) {
      out.reset().write(List.of(common, common)).write(List.of(common, new Holder(1, 2)));
      out.write(List.of(common));
      Decoder in = new Decoder(out.bytes(), 0, out.length(), null);
      assertThat(in.read()).isEqualTo(List.of(common, common));
      assertThat((List<?>) in.read()).hasSize(2);
      assertThat(in.read()).isEqualTo(List.of(common));
      assertThat(in.remaining()).isZero();
    }
  }

  @Test
  void shouldRefuseReferencesToWhatIsNotThere() {
    for (int handle : new int[] {-1, 0, 1, 2, 3, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      for (byte tag : new byte[] {Tag.REFERENCE, Tag.TEXT_REFERENCE}) {
        Encoder fixed = new Encoder().writeByte(Tag.NESTED).writeByte(Tag.FIXED_LIST).writeInt(1);
        fixed.writeByte(tag).writeInt(handle);
        assertThatThrownBy(() -> Decoder.decode(fixed.toBytes(), null))
            .as("tag=%d handle=%d", tag, handle)
            .isInstanceOf(MalformedMessageException.class);
      }
    }
    Encoder noClass = new Encoder().writeByte(Tag.NESTED).writeByte(Tag.ARRAY_LIST).writeInt(1);
    noClass.writeByte(Tag.RECORD).writeInt(0).writeInt(0);
    assertThatThrownBy(() -> Decoder.decode(noClass.toBytes(), null))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("class");
  }

  /** Strangers send flat values and graphs, which are looked through before they are read. */
  @Test
  void shouldTakeNothingNestedFromStrangersAndSendThemNothing() {
    byte[] bytes = Encoder.encode(List.of(List.of(1)));
    assertThatThrownBy(() -> Decoder.decode(bytes, null, AllowList.standard()))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("one tree");
    for (Object value : nested()) {
      if (!(value instanceof Counter[])) {
        byte first = new Encoder(AllowListTest.BORDER).write(value).toBytes()[0];
        assertThat(first).isNotEqualTo(Tag.NESTED);
      }
    }
  }

  @Test
  void shouldKnowWhatIsReadWithoutCodeOfTheProgram() {
    assertThat(isPlain(Map.of("a", List.of(1, 2L, Duration.ZERO), "b", new int[1][2]))).isFalse();
    assertThat(isPlain(Map.of("a", List.of(1, 2L, Duration.ZERO), "b", new int[9]))).isTrue();
    assertThat(isPlain(new HashMap<>(Map.of(Set.of(1), new TreeMap<>(Map.of(1, 2)))))).isTrue();
    assertThat(isPlain(new LinkedHashSet<>(Stream.of("x", List.of()).toList()))).isTrue();
    assertThat(isPlain(filled(new TreeMap<>(), 100, "value"))).isTrue();
    assertThat(isPlain(List.of(new UUID(1, 2), Instant.MAX, BigDecimal.TEN, BigInteger.TEN)))
        .isTrue();
    assertThat(isPlain(List.of(LocalDate.MAX, LocalTime.MAX, OffsetDateTime.MAX))).isTrue();
    assertThat(isPlain(List.of(1, new Point(1, "p")))).isFalse();
    assertThat(isPlain(List.of(Colour.RED))).isFalse();
    assertThat(isPlain(List.of(new Counter(1), List.of()))).isTrue();
    assertThat(isPlain(Map.of(new Counter(1), 2))).as("its hash may be far away").isFalse();
    List<Object> itself = new ArrayList<>();
    itself.add(itself);
    assertThat(isPlain(itself)).as("what compares it may never end").isFalse();
  }

  private static boolean isPlain(Object value) {
    byte[] bytes = Encoder.encode(value);
    assertThat(bytes[0]).isEqualTo(Tag.NESTED);
    for (int length = 1; length < bytes.length; length++) {
      new Decoder(bytes, 0, length, null).isPlain(); // ends, whatever it says
    }
    return new Decoder(bytes, 0, bytes.length, null).isPlain();
  }
}
