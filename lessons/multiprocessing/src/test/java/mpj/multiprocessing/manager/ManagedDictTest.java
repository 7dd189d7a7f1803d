package mpj.multiprocessing.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.RemoteTrace;
import mpj.multiprocessing.UncrossableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a managed dict does as a map. Rows M1 and M3 of the library's behaviour. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class ManagedDictTest {
  private Manager manager;

  @BeforeEach
  void open() {
    manager = new Manager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /** One thing done to a map; both the ordinary and the managed one must answer the same. */
  private interface Use extends Function<Map<String, Integer>, Object> {}

  private static final List<Use> USES =
      List.of(
          map -> map.put("a", 1),
          map -> map.put(null, 2),
          map -> map.put("b", null),
          map -> map.put("a", 3),
          map -> map.get("a"),
          map -> map.get("b"),
          map -> map.get(null),
          map -> map.get("zz"),
          map -> map.getOrDefault("b", 9),
          map -> map.getOrDefault("zz", 9),
          map -> map.containsKey("b"),
          map -> map.containsKey("zz"),
          map -> map.containsValue(null),
          map -> map.containsValue(3),
          map -> map.containsValue(99),
          map -> map.putIfAbsent("a", 7),
          map -> map.putIfAbsent("b", 7),
          map -> map.putIfAbsent("c", 7),
          map -> putAll(map, Map.of("d", 4)),
          map -> map.remove("a"),
          map -> map.remove("zz"),
          map -> map.remove(null),
          map -> map.remove("c", 8),
          map -> map.remove("c", 7),
          map -> map.replace("b", 5),
          map -> map.replace("zz", 5),
          map -> map.replace("b", 5, 6),
          map -> map.replace("b", 99, 6),
          Map::size,
          Map::isEmpty,
          Map::hashCode,
          Map::toString,
          map -> map.equals(new HashMap<>(map)),
          map -> new ArrayList<>(map.keySet()),
          map -> new ArrayList<>(map.values()),
          map -> new ArrayList<>(map.entrySet()),
          map -> map.keySet().size(),
          map -> map.keySet().contains("b"),
          map -> map.keySet().remove("b"),
          map -> map.keySet().remove("zz"),
          map -> map.values().remove(4),
          map -> map.values().contains(null),
          map -> map.values().removeIf(value -> value != null && value > 6),
          map -> map.entrySet().contains(new SimpleEntry<>("a", 1)),
          map -> map.entrySet().remove(new SimpleEntry<>("a", 1)),
          map -> setFirst(map, 11),
          map -> map.keySet().retainAll(Arrays.asList("a", "b", "d")),
          map -> map.merge("a", 5, Integer::sum),
          map -> map.merge("e", 5, Integer::sum),
          map -> map.merge("e", 5, (_, _) -> null),
          map -> map.compute("a", (key, value) -> key.length() + (value == null ? 0 : value)),
          map -> map.compute("b", (_, _) -> null),
          map -> map.computeIfAbsent("a", String::length),
          map -> map.computeIfAbsent("f", String::length),
          map -> map.computeIfAbsent("b", _ -> null),
          map -> map.computeIfPresent("f", (_, value) -> 2 * value),
          map -> map.computeIfPresent("zz", (_, value) -> 2 * value),
          map -> map.computeIfPresent("f", (_, _) -> null),
          map -> map.compute("a", (_, _) -> 1 / map.getOrDefault("none", 0)),
          map -> negate(map),
          map -> clear(map));

  private static Object negate(Map<String, Integer> map) {
    map.replaceAll((_, value) -> value == null ? null : -value);
    return null;
  }

  private static Object putAll(Map<String, Integer> map, Map<String, Integer> more) {
    map.putAll(more);
    return null;
  }

  private static Object clear(Map<String, Integer> map) {
    map.clear();
    return null;
  }

  private static Object setFirst(Map<String, Integer> map, int value) {
    for (Map.Entry<String, Integer> entry : map.entrySet()) {
      return entry.setValue(value);
    }
    return null;
  }

  private static Object answer(Use use, Map<String, Integer> map) {
    try {
      return use.apply(map);
    } catch (RuntimeException e) {
      return e.getClass();
    }
  }

  @Test
  void shouldBeTheMapThatAnOrdinaryOneIs() {
    long seed = Effort.seed();
    var random = new Random(seed);
    Map<String, Integer> ordinary = new LinkedHashMap<>();
    ManagedDict<String, Integer> managed = manager.dict();
    for (int i = 0; i < 2_000; i++) {
      int use = i < USES.size() ? i : random.nextInt(USES.size());
      Object expected = answer(USES.get(use), ordinary);
      Object found = answer(USES.get(use), managed);
      assertThat(found).as("seed=%d i=%d use=%d", seed, i, use).isEqualTo(expected);
      assertThat(managed.copy()).as("seed=%d i=%d", seed, i).isEqualTo(ordinary);
    }
  }

  @Test
  void shouldRunFunctionsOnTheServerAsAWholeOrNotAtAll() {
    ManagedDict<String, Integer> dict = manager.dict(Map.of("a", 1));
    assertThat(dict.compute("a", (key, value) -> value + 1)).isEqualTo(2);
    assertThat(dict.compute("b", (key, value) -> value == null ? 5 : 0)).isEqualTo(5);
    assertThat(dict.compute("b", (key, value) -> null)).isNull();
    assertThat(dict).doesNotContainKey("b");
    assertThat(dict.computeIfAbsent("a", key -> 9)).isEqualTo(2);
    assertThat(dict.computeIfAbsent("c", String::length)).isEqualTo(1);
    assertThat(dict.computeIfAbsent("d", key -> null)).isNull();
    assertThat(dict.computeIfPresent("c", (key, value) -> null)).isNull();
    assertThat(dict.computeIfPresent("zz", (key, value) -> 1)).isNull();
    assertThat(dict.merge("a", 10, Integer::sum)).isEqualTo(12);
    assertThat(dict.merge("e", 10, Integer::sum)).isEqualTo(10);
    dict.replaceAll((key, value) -> -value);
    assertThat(dict).hasSize(2).containsEntry("a", -12).containsEntry("e", -10);
    assertThatThrownBy(() -> dict.replaceAll((key, value) -> 1 / (value + 10)))
        .isInstanceOf(ArithmeticException.class)
        .cause()
        .isInstanceOf(RemoteTrace.class);
    assertThatThrownBy(() -> dict.compute("a", (key, value) -> 1 / (value + 12)))
        .isInstanceOf(ArithmeticException.class);
    assertThat(dict).hasSize(2).containsEntry("a", -12).containsEntry("e", -10);
  }

  @Test
  void shouldLoseNoChangeOfSeveralProcesses() throws Exception {
    ManagedDict<String, Integer> dict = manager.dict();
    List<ChildProcess> children = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      children.add(
          new ChildProcess(() -> {
            for (int n = 0; n < 200; n++) {
              dict.merge("count", 1, Integer::sum);
            }
          }));
    }
    children.forEach(ChildProcess::start);
    for (var child : children) {
      child.join();
    }
    assertThat(dict).containsEntry("count", 400);
  }

  /** A lambda that is given to a {@code Map} cannot be sent; the values have no equals. */
  @Test
  void shouldLoseNoChangeByFunctionsThatCannotBeSent() throws Exception {
    Map<String, int[]> dict = manager.dict();
    List<ChildProcess> children = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      children.add(
          new ChildProcess(() -> {
            for (int n = 0; n < 200; n++) {
              dict.merge("count", new int[] {1}, (a, b) -> new int[] {a[0] + b[0]});
            }
          }));
    }
    children.forEach(ChildProcess::start);
    for (var child : children) {
      child.join();
    }
    assertThat(dict.get("count")).containsExactly(400);
  }

  @Test
  void shouldSayWhichValueCannotBeSentBesideAFunction() {
    Map<String, Object> dict = manager.dict();
    assertThatThrownBy(() -> dict.merge("a", new Object(), (a, _) -> a))
        .isInstanceOf(UncrossableException.class)
        .hasMessageContaining("Object");
    assertThat(dict).isEmpty();
  }
}
