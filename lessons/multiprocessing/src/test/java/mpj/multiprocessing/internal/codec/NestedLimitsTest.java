package mpj.multiprocessing.internal.codec;

import static mpj.multiprocessing.internal.codec.NestedTest.compactly;
import static mpj.multiprocessing.internal.codec.NestedTest.filled;
import static mpj.multiprocessing.internal.codec.NestedTest.nested;
import static mpj.multiprocessing.internal.codec.NestedTest.serialized;
import static mpj.multiprocessing.internal.codec.NestedTest.there;
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
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import mpj.multiprocessing.MalformedMessageException;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.internal.codec.Samples.Colour;
import mpj.multiprocessing.internal.codec.Samples.Counter;
import mpj.multiprocessing.internal.codec.Samples.Holder;
import mpj.multiprocessing.internal.codec.Samples.Line;
import mpj.multiprocessing.internal.codec.Samples.Point;
import mpj.multiprocessing.internal.codec.Samples.Unwritable;
import org.junit.jupiter.api.Test;

/** What is written nested and what is left to serialization, and what is refused on arrival. */
class NestedLimitsTest {
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
    assertThatThrownBy(() -> Decoder.decode(bytes, null, _ -> true))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("one tree");
    for (Object value : nested()) {
      if (!(value instanceof Counter[])) {
        byte first = new Encoder(StrangerMessages.BORDER).write(value).toBytes()[0];
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
