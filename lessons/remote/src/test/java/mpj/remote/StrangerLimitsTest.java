package mpj.remote;

import static mpj.multiprocessing.internal.codec.StrangerMessages.beginArray;
import static mpj.multiprocessing.internal.codec.StrangerMessages.encode;
import static mpj.multiprocessing.internal.codec.StrangerMessages.stream;
import static mpj.remote.AllowListTest.LIST;
import static mpj.remote.AllowListTest.decode;
import static mpj.remote.AllowListTest.roundTrip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.MalformedMessageException;
import mpj.multiprocessing.MessageLimits;
import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.codec.StrangerMessages;
import mpj.remote.AllowListTest.Box;
import mpj.remote.AllowListTest.Pair;
import org.junit.jupiter.api.Test;

/**
 * FAULTS 17, and <i>Who is let in</i>: what strangers send is read with limits on depth,
 * references, bytes and array length, in the compact form as in that of the JDK.
 */
@SuppressWarnings("JdkObsolete") // what others may send is not ours to choose
class StrangerLimitsTest {
  private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void shouldRefuseDeepGraphs() {
    Object deep = 1;
    for (int i = 0; i < 150; i++) {
      deep = new ArrayList<>(Arrays.asList(deep, new ArrayList<>()));
    }
    assertThat(roundTrip(deep)).isNotNull();
    for (int i = 0; i < 100; i++) {
      deep = new ArrayList<>(Arrays.asList(deep, new ArrayList<>()));
    }
    Object tooDeep = deep;
    assertThatThrownBy(() -> roundTrip(tooDeep))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("depth=201, most=200");
    Encoder compact = new Encoder();
    for (int i = 0; i < 201; i++) {
      beginArray(compact, 1);
    }
    assertThatThrownBy(() -> decode(compact.write(null).toBytes(), LIST))
        .hasMessageContaining("nested too deeply");
  }

  @Test
  void shouldRefuseMoreThanTheLimitsInBothForms() {
    AllowList small = LIST.within(new MessageLimits(10_000, 50, 300, 200, 1000));
    assertThatThrownBy(() -> decode(encode("x".repeat(10_000)), small))
        .hasMessageContaining("bytes=10005, most=10000");
    assertThatThrownBy(() -> decode(encode(new int[201]), small))
        .hasMessageContaining("arrayLength=201, most=200");
    assertThatThrownBy(() -> decode(encode(new Integer[201]), small))
        .hasMessageContaining("arrayLength=201, most=200");
    assertThatThrownBy(() -> decode(encode(new Object[201]), small))
        .hasMessageContaining("arrayLength=201, most=200");
    Object[] wide = {new Integer[190], new Integer[190]};
    assertThatThrownBy(() -> decode(encode(wide), small))
        .hasMessageContaining("references=301, most=300");
    Encoder compact = beginArray(new Encoder(StrangerMessages.BORDER), 3);
    for (int i = 0; i < 3; i++) {
      compact.write(new Object[150]);
    }
    assertThatThrownBy(() -> decode(compact.toBytes(), small))
        .hasMessageContaining("more elements than");
  }

  /** Thirty levels of two in two: whoever compares or hashes such a thing looks at 2^30. */
  @Test
  void shouldRefuseWhatUnfoldsWithoutEnd() throws Exception {
    for (int kind = 0; kind < 3; kind++) {
      Object one = new ArrayList<>(List.of("a"));
      Object other = new ArrayList<>(List.of("b"));
      for (int level = 0; level < 30; level++) {
        List<Object> both = List.of(one, other);
        one = container(kind, level);
        other = container(kind, level + 100);
        add(one, both);
        add(other, both);
      }
      byte[] bomb = stream(new Object[] {one, other});
      assertThat(bomb.length).isLessThan(8000);
      assertThatThrownBy(() -> decode(bomb, LIST))
          .isInstanceOf(MalformedMessageException.class)
          .hasMessageContaining("unfolded=");
    }
  }

  private static Object container(int kind, int mark) {
    return switch (kind) {
      case 0 -> new ArrayList<>(List.of(mark));
      case 1 -> new LinkedList<>(List.of(mark));
      default -> new Box(new ArrayList<>());
    };
  }

  @SuppressWarnings("unchecked")
  private static void add(Object container, List<Object> both) {
    if (container instanceof Box box) {
      ((List<Object>) box.content).addAll(both);
    } else {
      ((List<Object>) container).addAll(both);
    }
  }

  /** Sets take hashes while they are read, so this one must be refused before. */
  @Test
  void shouldRefuseABombOfHashSets() throws Exception {
    Set<Object> root = new HashSet<>();
    Set<Object> one = root;
    Set<Object> other = new HashSet<>();
    for (int level = 0; level < 25; level++) {
      Set<Object> nextOne = new HashSet<>();
      Set<Object> nextOther = new HashSet<>();
      nextOne.add("foo"); // so that the two differ
      one.add(nextOne);
      one.add(nextOther);
      other.add(nextOne);
      other.add(nextOther);
      one = nextOne;
      other = nextOther;
    }
    byte[] bomb = stream(root);
    long before = System.nanoTime();
    assertThatThrownBy(() -> decode(bomb, LIST)).hasMessageContaining("unfolded=");
    assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
    assertThat(decode(stream(new HashSet<>(Set.of(Set.of(1, Set.of(2)), Set.of(3)))), LIST))
        .isNotNull();
  }

  @Test
  void shouldRefuseCapacitiesThatLie() throws Exception {
    byte[] map = stream(new HashMap<>(Map.of(1, 2)));
    int at = indexOf(map, new byte[] {0x77, 8, 0, 0, 0}); // the table's length and the entries'
    for (int length : new int[] {1 << 30, Integer.MAX_VALUE, -1}) {
      byte[] lies = map.clone();
      for (int i = 0; i < 4; i++) {
        lies[at + 6 + i] = (byte) (length >> (24 - 8 * i));
      }
      long before = MEMORY.getCurrentThreadAllocatedBytes();
      assertThatThrownBy(() -> decode(lies, LIST)).isInstanceOf(UndecodableException.class);
      assertThat(MEMORY.getCurrentThreadAllocatedBytes() - before).isLessThan(4 << 20);
    }
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i <= bytes.length - part.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }

  @Test
  void shouldAnswerNoiseWithTheDocumentedExceptionsOnly() {
    long seed = Effort.seed();
    Random random = new Random(seed);
    List<byte[]> honest = new ArrayList<>();
    for (Object value : AllowListTest.values()) {
      honest.add(encode(new Pair(value, new ArrayList<>(List.of(value, new Pair(1, 2))))));
    }
    int refused = 0;
    for (int i = 0; i < 8_000; i++) {
      byte[] bytes = honest.get(random.nextInt(honest.size())).clone();
      for (int change = random.nextInt(4); change >= 0 && bytes.length > 0; change--) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(3)) {
          case 0 -> bytes[at] = (byte) random.nextInt(256);
          case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
          default -> bytes = Arrays.copyOf(bytes, at);
        }
      }
      long before = MEMORY.getCurrentThreadAllocatedBytes();
      try {
        decode(bytes, LIST);
      } catch (UndecodableException e) {
        refused++;
      } catch (Throwable e) {
        throw new AssertionError("seed=" + seed + ", round=" + i, e);
      }
      assertThat(MEMORY.getCurrentThreadAllocatedBytes() - before)
          .as("memory, seed=%d, round=%d", seed, i)
          .isLessThan(4 << 20);
    }
    assertThat(refused).as("refused, seed=%d", seed).isGreaterThan(2_000);
  }
}
