package mpj.remote;

import static mpj.multiprocessing.internal.codec.StrangerMessages.encode;
import static mpj.multiprocessing.internal.codec.StrangerMessages.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mpj.multiprocessing.MalformedMessageException;
import mpj.multiprocessing.RemoteException;
import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.internal.codec.DecodePolicy;
import mpj.multiprocessing.internal.codec.Decoder;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.codec.RemoteFailure;
import mpj.multiprocessing.internal.codec.StrangerMessages;
import mpj.multiprocessing.sync.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** <i>Who is let in</i>: what strangers send is read by an allow-list of classes. */
@SuppressWarnings("JdkObsolete") // what others may send is not ours to choose
class AllowListTest {
  static final AllowList LIST = AllowList.standard().and(Pair.class, Colour.class, Box.class);

  record Pair(Object one, Object other) {}

  enum Colour {
    RED,
    GREEN {
      @Override
      public String toString() {
        return "green";
      }
    }
  }

  static class Base implements Serializable {
    private static final long serialVersionUID = 1L;
    int number = 7;
  }

  static final class Box extends Base {
    private static final long serialVersionUID = 1L;
    Object content;

    Box(Object content) {
      this.content = content;
    }
  }

  /** Notes that it was made: a forbidden class must not even be initialized. */
  static final class Forbidden implements Serializable {
    private static final long serialVersionUID = 1L;
    static final AtomicInteger READ = new AtomicInteger();

    private void readObject(java.io.ObjectInputStream in)
        throws IOException, ClassNotFoundException {
      READ.incrementAndGet();
      in.defaultReadObject();
    }
  }

  interface Work extends Serializable {
    Object run(Object argument);
  }

  static Object decode(byte[] bytes, DecodePolicy decodePolicy) {
    return Decoder.decode(bytes, null, decodePolicy);
  }

  static Object roundTrip(Object value) {
    return decode(encode(value), LIST);
  }

  static List<Object> values() {
    Map<String, Object> map = new HashMap<>(Map.of("a", List.of(1, List.of(2))));
    map.put("none", null);
    List<Object> all = new ArrayList<>(Arrays.asList(1, 2L, 3.0, 4f, (short) 5, (byte) 6, 'c'));
    all.addAll(List.of(true, "text", "weit \u20ac", map, new LinkedHashMap<>(map)));
    all.addAll(List.of(new TreeMap<>(Map.of("x", 1)), new TreeSet<>(Comparator.reverseOrder())));
    all.addAll(List.of(new LinkedList<>(List.of(1)), new HashSet<>(List.of(new HashSet<>()))));
    all.addAll(List.of(List.of(), List.of(1, "b"), Set.of(1, 2, 3), Map.of(1, 2), Map.of()));
    all.addAll(List.of(Arrays.asList("a", new Pair(1, 2)), Collections.emptyList()));
    all.addAll(List.of(Collections.unmodifiableList(new ArrayList<>(List.of(map)))));
    all.addAll(List.of(Collections.unmodifiableMap(map), Collections.singletonList(map)));
    all.addAll(List.of(EnumSet.of(Colour.RED), new EnumMap<>(Map.of(Colour.GREEN, 1))));
    all.addAll(List.of(Colour.GREEN, new BitSet(), UUID.randomUUID(), Locale.GERMAN));
    all.addAll(List.of(BigInteger.TEN.pow(50), new BigDecimal("1.50"), TimeUnit.DAYS));
    all.addAll(
        List.of(
            Instant.now(),
            LocalDate.now(ZoneOffset.UTC),
            ZonedDateTime.now(ZoneOffset.UTC),
            Period.ofDays(3)));
    all.addAll(List.of(DayOfWeek.MONDAY, new CopyOnWriteArrayList<>(List.of(1, map))));
    all.addAll(List.of(new Pair(new Pair(1, map), Colour.RED), Map.entry("k", "v")));
    all.addAll(List.of(new java.util.AbstractMap.SimpleEntry<>("k", map), int.class, String.class));
    all.removeIf(value -> value.getClass().getName().endsWith("KeyValueHolder")); // not serial
    return all;
  }

  @ParameterizedTest
  @MethodSource("values")
  void shouldTakeValuesOfTheJdkAndAllowedClasses(Object value) {
    assertThat(roundTrip(value)).isEqualTo(value).hasSameClassAs(value);
    assertThat(roundTrip(new ArrayList<>(Arrays.asList(value, null, new ArrayList<>()))))
        .isEqualTo(Arrays.asList(value, null, List.of()));
  }

  @Test
  void shouldTakeWhatHasNoEquality() {
    int[][] arrays = {{1, 2}, {3}};
    assertThat((int[][]) roundTrip(arrays)).isDeepEqualTo(arrays);
    assertThat((byte[]) roundTrip(new byte[70_000])).hasSize(70_000);
    assertThat((Pair[]) roundTrip(new Pair[] {new Pair(1, 2)})).containsExactly(new Pair(1, 2));
    assertThat(((Box) roundTrip(new Box(List.of(1)))).content).isEqualTo(List.of(1));
    assertThat(((Box) roundTrip(new Box(1))).number).isEqualTo(7);
    assertThat((Object[]) roundTrip(new ArrayDeque<>(List.of(1, 2)).toArray())).contains(1, 2);
    assertThat((ArrayDeque<?>) roundTrip(new ArrayDeque<>(List.of(1, 2)))).hasSize(2);
    assertThat((PriorityQueue<?>) roundTrip(new PriorityQueue<>(List.of(2, 1)))).hasSize(2);
    assertThat((ConcurrentLinkedQueue<?>) roundTrip(new ConcurrentLinkedQueue<>(List.of(2, 1))))
        .hasSize(2);
    List<Object> itself = new ArrayList<>();
    itself.add(itself);
    assertThat((List<?>) roundTrip(itself)).hasSize(1);
    String large = "x".repeat(100_000);
    assertThat(roundTrip(new Pair(large, List.of(large, large)))).isNotNull();
  }

  @Test
  void shouldBringCommonExceptionsBackAsThemselves() {
    for (Exception thrown :
        List.of(
            new IndexOutOfBoundsException("3"),
            new NoSuchElementException("none", new IOException("inner")),
            new IllegalStateException(new ArithmeticException("/ by zero")))) {
      Encoder out = new Encoder();
      RemoteFailure.write(out, thrown, "here");
      Decoder in = new Decoder(out.bytes(), 0, out.length(), null, LIST);
      Throwable arrived = RemoteFailure.read(in, null, LIST);
      assertThat(arrived).hasSameClassAs(thrown).hasMessage(thrown.getMessage());
    }
    Encoder out = new Encoder();
    RemoteFailure.write(out, new MyException("mine"), "here");
    Decoder in = new Decoder(out.bytes(), 0, out.length(), null, LIST);
    assertThat(RemoteFailure.read(in, null, LIST))
        .isInstanceOf(RemoteException.class)
        .hasMessageContaining("mine");
  }

  static final class MyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MyException(String message) {
      super(message);
    }
  }

  @Test
  void shouldRefuseAClassThatIsNotAllowedWhereverItIs() throws Exception {
    Object bad = new Forbidden();
    record Unlisted(int number) {}
    for (Object value :
        List.of(
            bad,
            new Forbidden[1],
            new Forbidden[0][0],
            Forbidden.class,
            List.of(bad, 1),
            new HashMap<>(Map.of(1, bad)),
            new Pair(1, bad),
            new Pair(1, new Pair(new Unlisted(1), 2)),
            new Box(bad),
            new Unlisted(1),
            Thread.State.NEW,
            new Object[] {Thread.State.NEW},
            new Pair(Thread.State.NEW, 1),
            Collections.nCopies(5, 1),
            new Hashtable<>(Map.of(1, 2)),
            new java.net.URI("a:b"))) {
      assertThatThrownBy(() -> roundTrip(value))
          .as("%s", value.getClass())
          .isInstanceOf(UndecodableException.class)
          .hasMessageContaining("class is not admitted here: name=");
    }
    assertThat(Forbidden.READ).hasValue(0);
    assertThat(Decoder.decode(Encoder.encode(bad), null)).isInstanceOf(Forbidden.class);
    assertThat(Forbidden.READ).hasValue(1);
  }

  @Test
  void shouldTakeLambdasOnlyIfAllowedAndOnlyOfAllowedClasses() throws Exception {
    int number = 3;
    Work work = x -> List.of(x, number);
    Work holds = x -> new Pair(work.run(x), 0);
    AllowList listed = LIST.and(AllowListTest.class);
    for (byte[] bytes :
        List.of(
            encode(work),
            encode(List.of(work, List.of(1))),
            encode(new Pair(work, new Pair(1, 2))),
            encode(holds),
            stream(work))) {
      assertThatThrownBy(() -> decode(bytes, listed))
          .isInstanceOf(UndecodableException.class)
          .hasMessageContaining("not admitted");
      assertThatThrownBy(() -> decode(bytes, LIST.andLambdas()))
          .isInstanceOf(UndecodableException.class)
          .hasMessageContaining("not admitted");
      assertThat(decode(bytes, listed.andLambdas())).isNotNull();
    }
    Work arrived = (Work) decode(encode(holds), listed.andLambdas());
    assertThat(arrived.run(1)).isEqualTo(new Pair(List.of(1, 3), 0));
  }

  @Test
  void shouldTakeNoHandlesNoProgramsAndNoProxies() throws Exception {
    byte[] handle = StrangerMessages.handle("mpj.multiprocessing.sync.Lock", 64);
    assertThatThrownBy(() -> decode(handle, LIST)).hasMessageContaining("processes of one tree");
    byte[] program = StrangerMessages.program("Program");
    assertThatThrownBy(() -> decode(program, LIST)).hasMessageContaining("processes of one tree");
    InvocationHandler handler = (InvocationHandler & Serializable) (self, method, values) -> null;
    Object proxy =
        Proxy.newProxyInstance(
            AllowListTest.class.getClassLoader(), new Class<?>[] {Work.class}, handler);
    byte[] bytes = stream(proxy);
    assertThatThrownBy(() -> decode(bytes, LIST.and(Work.class).andLambdas()))
        .isInstanceOf(MalformedMessageException.class);
    assertThatThrownBy(() -> AllowList.standard().and(Lock.class))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
