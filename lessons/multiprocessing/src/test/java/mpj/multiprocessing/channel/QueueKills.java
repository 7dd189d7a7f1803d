package mpj.multiprocessing.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.shared.IntValue;

/**
 * Kills producers inside {@code put} and consumers inside {@code get} at random moments, until so
 * many of each were there when they died, as shared memory proves. Then counts: no item is torn or
 * comes twice, and each whose put returned arrives, save what a killed consumer had been given,
 * which is at most one each.
 */
public final class QueueKills {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final long TWICE_TWO_SECONDS = 4_000_000_000L;
  private static final int AT_LEAST = 30;

  /** One of a few items has one of these lengths: it lies in a record of its own, or in a file. */
  private static final int[] LARGE = {150, 20_000, 600_000};

  private final int wanted;
  private final long seed = Effort.seed();
  private final Random random = new Random(seed);
  private final Queue<byte[]> queue = new Queue<>(20);
  private final Queue<byte[]> got = new Queue<>();
  private final Set<Long> arrived = new HashSet<>();
  private final List<Integer> put = new ArrayList<>(); // by round: how many puts have returned
  private int producersInside;
  private int consumersInside;

  public QueueKills(int wanted) {
    this.wanted = wanted;
  }

  /** What one that is to be killed tells of itself by shared memory, which outlives it. */
  private record Victim(ChildProcess process, IntValue inside, IntValue count) {
    /** Kills it; answers whether it was inside then. */
    boolean kill() throws InterruptedException {
      process.kill();
      process.join();
      return inside.get() == 1;
    }
  }

  public void run() throws Exception {
    while (producersInside < wanted || consumersInside < wanted) {
      round(put.size());
    }
    drain(got);
    drain(queue);
    int lost = 0;
    for (int round = 0; round < put.size(); round++) {
      for (int i = 0; i < put.get(round); i++) {
        lost += arrived.contains(id(round, i)) ? 0 : 1;
      }
    }
    IO.println(
        "killed producers and consumers of a queue: seed=%d inside put=%d inside get=%d"
                .formatted(seed, producersInside, consumersInside)
            + " rounds=%d items=%d lost with their consumer=%d"
                .formatted(put.size(), arrived.size(), lost));
    assertThat(lost).as("seed=%d", seed).isLessThanOrEqualTo(put.size());
    requireNothingLeft();
  }

  /** All items have been taken: what is left of one was left by the killed. */
  private void requireNothingLeft() throws Exception {
    long until = System.nanoTime() + TWICE_TWO_SECONDS;
    while (payloads() > 0 && System.nanoTime() < until) { // the last death may not be mended yet
      Thread.sleep(1);
    }
    assertThat(payloads()).as("payloads left behind, seed=%d", seed).isZero();
    try (Stream<Path> files = Files.list(Tree.current().directory())) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("item-")))
          .as("seed=%d", seed)
          .isEmpty();
    }
  }

  private static int payloads() {
    int[] count = new int[1];
    Tree.current()
        .arena()
        .forEach((type, record) -> count[0] += type == RecordType.PAYLOAD ? 1 : 0);
    return count[0];
  }

  private void round(int round) throws Exception {
    Victim producer = start(round, true);
    Victim consumer = start(round, false);
    while (producer.count.get() < AT_LEAST || consumer.count.get() < AT_LEAST) {
      assertThat(producer.process.isAlive() && consumer.process.isAlive()).isTrue();
      takeWhatCame();
    }
    long moment = System.nanoTime() + random.nextInt(2_000_000);
    while (System.nanoTime() < moment) {
      Thread.onSpinWait();
    }
    if (random.nextInt(3) == 0) {
      killTheProducerOnly(round, producer, consumer);
      return;
    }
    boolean producerFirst = random.nextBoolean();
    if (producerFirst) {
      producersInside += producer.kill() ? 1 : 0;
    }
    consumersInside += consumer.kill() ? 1 : 0;
    if (!producerFirst) {
      producersInside += producer.kill() ? 1 : 0;
    }
    put.add(producer.count.get());
  }

  /** Then nothing at all may be lost, of this round at least. */
  private void killTheProducerOnly(int round, Victim producer, Victim consumer) throws Exception {
    producersInside += producer.kill() ? 1 : 0;
    long killed = System.nanoTime();
    queue.put(new byte[0]); // the consumer ends there
    assertThat(consumer.process.join(LONG)).isTrue();
    assertThat(System.nanoTime() - killed).as("seed=%d", seed).isLessThan(TWICE_TWO_SECONDS);
    assertThat(consumer.process.exitCode()).hasValue(0);
    drain(got);
    for (int i = 0; i < producer.count.get(); i++) {
      assertThat(arrived).as("round=%d item=%d seed=%d", round, i, seed).contains(id(round, i));
    }
    put.add(producer.count.get());
  }

  private Victim start(int round, boolean producer) {
    var inside = new IntValue(0);
    var count = new IntValue(0);
    var process = new ChildProcess(task(producer, round, inside, count));
    process.start();
    return new Victim(process, inside, count);
  }

  /** With the queues, but without this object. */
  private Task task(boolean producer, int round, IntValue inside, IntValue count) {
    Queue<byte[]> from = queue;
    Queue<byte[]> to = got;
    return producer
        ? () -> produce(from, round, inside, count)
        : () -> consume(from, to, inside, count);
  }

  private void takeWhatCame() throws InterruptedException {
    byte[] item = got.getIf(null);
    if (item != null) {
      arrived(item);
    }
  }

  private void drain(Queue<byte[]> source) throws InterruptedException {
    while (!source.isEmpty()) {
      arrived(source.get(LONG));
    }
  }

  private void arrived(byte[] item) {
    long id = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      id = (id << 8) | (item[i] & 0xff);
    }
    assertThat(item).as("whole, seed=%d", seed).isEqualTo(item(id));
    assertThat(arrived.add(id)).as("once: id=%d seed=%d", id, seed).isTrue();
  }

  private static long id(int round, int number) {
    return ((long) round << 32) | number;
  }

  /** Bytes of various lengths that all depend on the number. */
  private static byte[] item(long id) {
    boolean large = id % 7 == 0;
    byte[] item = new byte[large ? LARGE[(int) (id / 7 % 3)] : Long.BYTES + (int) (id % 90)];
    for (int i = 0; i < item.length; i++) {
      item[i] = (byte) (i < Long.BYTES ? id >>> ((7 - i) * 8) : id + i);
    }
    return item;
  }

  private static void produce(Queue<byte[]> queue, int round, IntValue inside, IntValue count)
      throws InterruptedException {
    for (int i = 0; ; i++) {
      byte[] item = item(id(round, i));
      inside.set(1);
      queue.put(item);
      count.set(i + 1);
      inside.set(0);
    }
  }

  private static void consume(
      Queue<byte[]> queue, Queue<byte[]> got, IntValue inside, IntValue count)
      throws InterruptedException {
    while (true) {
      inside.set(1);
      byte[] item = queue.get();
      inside.set(0);
      if (item.length == 0) {
        return;
      }
      got.put(item);
      count.increment();
    }
  }
}
