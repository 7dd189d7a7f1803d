package mpj.multiprocessing.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.internal.codec.Samples.Colour;
import mpj.multiprocessing.internal.codec.Samples.Counter;
import mpj.multiprocessing.internal.codec.Samples.Holder;
import mpj.multiprocessing.internal.codec.Samples.Line;
import mpj.multiprocessing.internal.codec.Samples.Point;
import org.junit.jupiter.api.Test;

/**
 * Serialization is the measure of the nested form: graphs at random, with objects that several
 * refer to and cycles, arrive alike by both, with the same classes, orders and identities.
 */
class NestedLikeSerializedTest {
  private final long seed = Effort.seed();
  private final Random random = new Random(seed);
  private final List<Object> known = new ArrayList<>();

  private Object leaf() {
    int number = random.nextInt(50);
    return switch (random.nextInt(10)) {
      case 0 -> null;
      case 1 -> number;
      case 2 -> (long) number;
      case 3 -> number / 2.0;
      case 4 -> "text " + number;
      case 5 -> "\u0100".repeat(number);
      case 6 -> Colour.values()[number % 2];
      case 7 -> new BigDecimal(number).movePointLeft(1);
      case 8 -> new UUID(number, number);
      default -> Instant.ofEpochSecond(number);
    };
  }

  /** Of what a hash is taken: it must not change any more. */
  private Object key() {
    int number = random.nextInt(100);
    return switch (random.nextInt(5)) {
      case 0 -> number;
      case 1 -> List.of(number, "k");
      case 2 -> new Point(number, "p");
      case 3 -> new Counter(number);
      default -> "key " + number;
    };
  }

  private Object value(int depth) {
    if (!known.isEmpty() && random.nextInt(6) == 0) {
      return known.get(random.nextInt(known.size()));
    }
    if (depth == 0 || random.nextInt(3) == 0) {
      return leaf();
    }
    Object value = container(depth, random.nextInt(5));
    known.add(value);
    return value;
  }

  private Object container(int depth, int count) {
    return switch (random.nextInt(20)) {
      case 0, 1 -> filled(new ArrayList<>(), depth, count);
      case 2, 3 -> filled(new HashMap<>(), depth, count);
      case 4 -> filled(new LinkedHashMap<>(16, 0.75f, random.nextInt(4) == 0), depth, count);
      case 5 -> keys(new HashSet<>(), count);
      case 6 -> keys(new LinkedHashSet<>(), count);
      case 7 -> new TreeSet<>(List.of("text " + count, "b", "a"));
      case 8 -> new TreeMap<>(Map.of(count, "a", -1, "b"));
      case 9 -> new TreeSet<>(Collections.reverseOrder());
      case 10 -> keys(new HashSet<>(), 20 * count);
      case 11 -> Set.copyOf(keys(new HashSet<>(), count));
      case 12 -> Map.of(key(), array(new Object[1], depth), "a", List.of());
      case 13 -> Arrays.stream(array(new Object[count], depth)).toList();
      case 14 -> List.of(array(new Object[1], depth), array(new Object[count], depth), 1);
      case 15 -> array(new Object[count], depth);
      case 16 -> new List<?>[] {List.of(), filled(new ArrayList<>(), depth, count), null};
      case 17 -> new int[][] {new int[count], {1, 2}};
      case 18 -> new Line(new Point(count, "l"), filled(new ArrayList<>(), depth, count));
      default -> random.nextInt(10) == 0 ? new Holder(value(depth - 1), 1) : new Counter(count);
    };
  }

  private List<Object> filled(List<Object> list, int depth, int count) {
    known.add(list);
    for (int i = 0; i < count; i++) {
      list.add(value(depth - 1));
    }
    return list;
  }

  private Map<Object, Object> filled(Map<Object, Object> map, int depth, int count) {
    known.add(map);
    for (int i = 0; i < count; i++) {
      map.put(key(), value(depth - 1));
    }
    return map;
  }

  private Object[] array(Object[] array, int depth) {
    known.add(array);
    for (int i = 0; i < array.length; i++) {
      array[i] = value(depth - 1);
    }
    return array;
  }

  private Set<Object> keys(Set<Object> set, int count) {
    for (int i = 0; i < count; i++) {
      set.add(key());
    }
    return set;
  }

  @Test
  void shouldArriveAsSerializationHasItArrive() {
    int nested = 0;
    for (int round = 0; round < 2000; round++) {
      known.clear();
      Object root = container(1 + random.nextInt(5), 1 + random.nextInt(6));
      byte[] bytes = Encoder.encode(root);
      nested += bytes[0] == Tag.NESTED ? 1 : 0;
      String graph = arrived(Encoder.encode(new Holder(root, null)), true);
      assertThat(arrived(bytes, false)).as("seed=%d round=%d", seed, round).isEqualTo(graph);
    }
    assertThat(nested).as("of 2000 written so").isGreaterThan(1000);
  }

  /** What arrives, written out; or the class of what stopped it. */
  private static String arrived(byte[] bytes, boolean held) {
    try {
      Object value = Decoder.decode(bytes, null);
      return description(held ? ((Holder) value).first : value);
    } catch (UndecodableException e) {
      return e.getClass().getName();
    }
  }

  private static void describe(Object value, Map<Object, Integer> seen, StringBuilder out) {
    if (value == null || value.getClass().isEnum() || isScalar(value)) {
      out.append(value).append(' ');
      return;
    }
    Integer before = seen.putIfAbsent(value, seen.size());
    if (before != null) {
      out.append('#').append(before).append(' ');
      return;
    }
    out.append(value.getClass().getName()).append("( ");
    switch (value) {
      case Set<?> set when hasNoOrder(set) ->
          sorted(set).forEach(each -> describe(each, seen, out));
      case Collection<?> elements -> elements.forEach(each -> describe(each, seen, out));
      case Map<?, ?> map -> {
        for (Object key : hasNoOrder(map) ? sorted(map.keySet()) : List.copyOf(map.keySet())) {
          describe(key, seen, out);
          describe(map.get(key), seen, out);
        }
      }
      case Line line -> {
        describe(line.from(), seen, out);
        describe(line.tags(), seen, out);
      }
      case Holder holder -> describe(holder.first, seen, out);
      case Point point -> out.append(point);
      case Counter counter -> out.append(counter.handle());
      default -> {
        for (int i = 0; value.getClass().isArray() && i < Array.getLength(value); i++) {
          describe(Array.get(value, i), seen, out);
        }
      }
    }
    out.append(") ");
  }

  /** The order of {@code Set.of} is another in each JVM, and when it crosses. */
  private static boolean hasNoOrder(Object collection) {
    return collection.getClass().getName().contains("Immutable");
  }

  private static List<Object> sorted(Set<?> keys) {
    List<Object> all = new ArrayList<>(keys);
    all.sort(Comparator.comparing(NestedLikeSerializedTest::description));
    return all;
  }

  private static String description(Object value) {
    StringBuilder out = new StringBuilder();
    describe(value, new IdentityHashMap<>(), out);
    return out.toString();
  }

  private static boolean isScalar(Object value) {
    return value instanceof Number
        || value instanceof String
        || value instanceof Colour
        || value instanceof UUID
        || value instanceof Instant;
  }
}
