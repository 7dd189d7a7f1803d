package mpj.multiprocessing.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Parties;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.UndecodableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows Q of the library's behaviour, and rows 6, 7 and 8 of what it survives. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class QueueTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void q1ShouldDeliverEachItemOnceInTheOrderOfItsProducer() throws Exception {
    int items = 5000;
    for (Queue<int[]> queue : List.of(new Queue<int[]>(), new Queue<int[]>(7))) {
      var taken = new Queue<int[]>();
      List<ChildProcess> producers = new ArrayList<>();
      List<ChildProcess> consumers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        int who = i;
        producers.add(new ChildProcess(() -> produce(queue, who, items)));
        consumers.add(new ChildProcess(() -> consume(queue, taken, who)));
      }
      consumers.forEach(ChildProcess::start);
      producers.forEach(ChildProcess::start);
      for (var producer : producers) {
        producer.join();
      }
      for (int i = 0; i < consumers.size(); i++) {
        queue.put(new int[] {-1, 0});
      }
      Set<String> seen = new HashSet<>();
      Map<String, Integer> last = new HashMap<>();
      for (int i = 0; i < 2 * items; i++) {
        int[] item = taken.get(LONG); // consumer, producer, number
        assertThat(seen.add(item[1] + ":" + item[2])).isTrue();
        Integer before = last.put(item[0] + "<" + item[1], item[2]);
        assertThat(before == null || before < item[2]).isTrue();
      }
      assertThat(seen).hasSize(2 * items);
      for (var consumer : consumers) {
        consumer.join();
      }
      assertThat(queue.isEmpty()).isTrue();
    }
  }

  private static void produce(Queue<int[]> queue, int who, int items) throws Exception {
    for (int i = 0; i < items; i++) {
      queue.put(new int[] {who, i});
    }
  }

  private static void consume(Queue<int[]> queue, Queue<int[]> taken, int who) throws Exception {
    for (int[] item = queue.get(); item[0] >= 0; item = queue.get()) {
      taken.put(new int[] {who, item[0], item[1]});
    }
  }

  @ParameterizedTest
  @EnumSource
  void q2ShouldReportFullAndEmptyAtOnceOrAfterTheTimeout(Parties parties) throws Exception {
    var queue = new Queue<String>(1);
    parties.run(
        2,
        () -> {
          assertThatThrownBy(queue::getNow).isInstanceOf(QueueEmpty.class);
          long began = System.nanoTime();
          assertThatThrownBy(() -> queue.get(Duration.ofMillis(60))).isInstanceOf(QueueEmpty.class);
          assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(60_000_000L);
        });
    queue.put("a");
    parties.run(
        2,
        () -> {
          assertThatThrownBy(() -> queue.putNow("b"))
              .isInstanceOf(QueueFull.class)
              .hasMessageContaining("max=1");
          long began = System.nanoTime();
          assertThatThrownBy(() -> queue.put("b", Duration.ofMillis(60)))
              .isInstanceOf(QueueFull.class);
          assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(60_000_000L);
        });
    assertThat(queue.get()).isEqualTo("a");
    assertThatThrownBy(() -> new Queue<>(0)).hasMessageContaining("max=0");
  }

  @ParameterizedTest
  @EnumSource
  void q3ShouldTellItsSize(Parties parties) throws Exception {
    var queue = new Queue<Integer>(3);
    assertThat(queue.isEmpty()).isTrue();
    assertThat(queue.capacity()).isEqualTo(3);
    parties.run(
        1,
        () -> {
          for (int i = 0; i < 3; i++) {
            assertThat(queue.isFull()).isFalse();
            queue.put(i);
            assertThat(queue.size()).isEqualTo(i + 1);
          }
        });
    assertThat(queue.isFull()).isTrue();
    assertThat(queue.isEmpty()).isFalse();
    parties.run(1, () -> assertThat(queue.get()).isZero());
    assertThat(queue.isFull()).isFalse();
    assertThat(queue.size()).isEqualTo(2);
  }

  @Test
  void q5ShouldRefuseUseAfterClose() throws Exception {
    for (Queue<Integer> queue : List.of(new Queue<Integer>(), new JoinableQueue<Integer>())) {
      queue.put(1);
      var other = new ChildProcess(() -> queue.put(queue.get() + 1));
      other.start();
      other.join();
      queue.close();
      queue.close();
      String name = "queue=" + queue;
      assertThatThrownBy(() -> queue.put(2)).hasMessageContaining(name);
      assertThatThrownBy(() -> queue.putIf(2)).hasMessageContaining(name);
      assertThatThrownBy(queue::get)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(name);
      assertThatThrownBy(() -> queue.getIf(0)).hasMessageContaining(name);
    }
  }

  @Test
  void shouldTestBeforeItTries() throws Exception {
    var queue = new Queue<Integer>(2);
    assertThat(queue.getIf(-1)).isEqualTo(-1);
    assertThat(queue.getIf(item -> "got " + item, "nothing")).isEqualTo("nothing");
    assertThat(queue.putIf(1)).isTrue();
    assertThat(queue.putIf(null)).isTrue();
    assertThat(queue.putIf(3)).isFalse();
    assertThat(queue.getIf(item -> "got " + item, "nothing")).isEqualTo("got 1");
    assertThat(queue.getIf(-1)).isNull();
    assertThat(queue.isEmpty()).isTrue();
    assertThatThrownBy(() -> new Queue<Object>().putIf(new Thread()))
        .isInstanceOf(UncrossableException.class);
  }

  @Test
  void shouldOfferTheLeastAsASimpleQueue() throws Exception {
    var queue = new SimpleQueue<String>();
    assertThat(queue.isEmpty()).isTrue();
    var child =
        new ChildProcess(() -> {
          String item = queue.get();
          queue.put(item + "!");
          queue.put(null);
        });
    child.start();
    queue.put("hello");
    child.join();
    assertThat(queue.get()).isEqualTo("hello!");
    assertThat(queue.get()).isNull();
    assertThat(queue.isEmpty()).isTrue();
    assertThat(queue).hasToString("SimpleQueue-1");
    queue.close();
    assertThatThrownBy(queue::get).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> queue.put("x")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void q7ShouldKeepItemsOfAllSizes() throws Exception {
    var queue = new Queue<byte[]>();
    var echo = new Queue<byte[]>();
    var child =
        new ChildProcess(() -> {
          for (byte[] item = queue.get(); item != null; item = queue.get()) {
            echo.put(item);
          }
        });
    child.start();
    long seed = Effort.seed();
    var random = new Random(seed);
    for (int size :
        new int[] {
          0, 1, 50, 105, 106, 107, 108, 112, 113, 4096, 65_530, 65_531, 65_536, 65_537, 1 << 20,
          5_000_000
        }) {
      byte[] item = new byte[size];
      random.nextBytes(item);
      queue.put(item);
      assertThat(Arrays.equals(echo.get(LONG), item)).as("size=%d seed=%d", size, seed).isTrue();
    }
    queue.put(null);
    child.join();
  }

  private static final class Fragile implements Serializable {
    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) throws IOException {
      throw new IOException("broken on the way");
    }
  }

  @Test
  void f9ShouldTellWhyAnItemOfAnotherProcessCannotBeRebuiltAndGoOn() throws Exception {
    var queue = new Queue<Object>();
    var child =
        new ChildProcess(() -> {
          queue.put(new Fragile());
          queue.put("next");
        });
    child.start();
    child.join();
    long began = System.nanoTime();
    assertThatThrownBy(() -> queue.get(LONG))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("broken on the way");
    assertThat(queue.get(LONG)).isEqualTo("next");
    assertThat(System.nanoTime() - began).isLessThan(2_000_000_000L);
  }

  @Test
  void f9ShouldEndAChildWhoseArgumentCannotBeRebuiltThereAndTellWhy() throws Exception {
    var fragile = new Fragile();
    var child = new ChildProcess(() -> System.out.println(fragile.hashCode()));
    child.start();
    assertThat(child.join(LONG)).isTrue();
    assertThat(child.exitCode()).hasValue(1);
    assertThat(child.failure().orElseThrow()).contains("broken on the way");
  }

  @Test
  void shouldNotLoseALargeItemToAnInterrupt() throws Exception {
    var queue = new Queue<byte[]>();
    for (int size : new int[] {10, 100_000}) {
      Thread.currentThread().interrupt();
      queue.put(new byte[size]);
      assertThat(queue.get()).hasSize(size);
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void shouldGrowWithoutLimitAndUseItsMemoryAgain() throws Exception {
    var queue = new Queue<Integer>();
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 20_000; i++) {
        queue.put(i);
      }
      assertThat(queue.size()).isEqualTo(20_000);
      for (int i = 0; i < 20_000; i++) {
        assertThat(queue.getNow()).isEqualTo(i);
      }
    }
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void f7ShouldLoseNothingWhenAProducerEndsBeforeItsQueueIsDrained() throws Exception {
    var queue = new Queue<String>();
    var child =
        new ChildProcess(() -> {
          for (int i = 0; i < 3000; i++) {
            queue.put("x".repeat(i % 300) + i);
          }
        });
    child.start();
    child.join();
    for (int i = 0; i < 3000; i++) {
      assertThat(queue.getNow()).isEqualTo("x".repeat(i % 300) + i);
    }
  }

  @Test
  void f8ShouldRefuseAnItemThatCannotCrossAtTheCall() throws Exception {
    var queue = new Queue<Object>();
    assertThatThrownBy(() -> queue.put(List.of(1, new Thread())))
        .isInstanceOf(UncrossableException.class)
        .hasMessageContaining("[1]");
    assertThat(queue.isEmpty()).isTrue();
    queue.put("next");
    assertThat(queue.getNow()).isEqualTo("next");
  }

  @Test
  void f6ShouldSurviveKilledProducersAndConsumers() throws Exception {
    new QueueKills(6).run();
  }
}
