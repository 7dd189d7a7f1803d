package mpj.multiprocessing.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.internal.arena.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Row 17 of what must survive: noise in a pipe, lengths that lie. Every receive answers at once, by
 * a message or by an error, until there is the end or the pipe is given up; and none takes more
 * memory than what can lie in the pipe.
 */
@ExtendWith(NothingLeft.class)
public class PipeNoiseTest {
  private static final Duration DEADLINE = Duration.ofSeconds(40);
  private static final int MOST_RECEIVES = 400;
  private static final long MOST_MEMORY = 16L * Lane.LARGE_BYTES;

  private enum Outcome {
    MESSAGE,
    ERROR,
    END,
    GIVEN_UP
  }

  private static final Set<Outcome> FINAL = EnumSet.of(Outcome.END, Outcome.GIVEN_UP);

  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);

  @Test
  void f17ShouldRefuseNoiseWithoutAHangOrAnOutsizedAllocation() throws Exception {
    hear(2000);
  }

  /** Puts so many frames of noise into pipes, and receives what there is to receive. */
  public void hear(int frames) throws Exception {
    long seed = Effort.seed();
    System.out.println("PipeNoiseTest frames=" + frames + " seed=" + seed);
    for (int i = 0; i < frames; i++) {
      long own = seed + i;
      Throwable[] failure = new Throwable[1];
      Thread thread =
          new Thread(() -> {
            try {
              listen(new Random(own));
            } catch (Throwable t) {
              failure[0] = t;
            }
          });
      thread.setDaemon(true);
      thread.start();
      assertThat(thread.join(DEADLINE)).as("an answer: seed=%d", own).isTrue();
      assertThat(failure[0]).as("seed=%d", own).isNull();
    }
    System.out.println("PipeNoiseTest outcomes=" + outcomes);
    assertThat(outcomes).containsKeys(Outcome.values());
  }

  private void listen(Random random) throws Exception {
    try (var pipe = Pipe.oneWay()) {
      Connection writer = pipe.writer();
      for (int i = random.nextInt(4); i > 0; i--) {
        writer.sendBytes(new byte[random.nextInt(900)]);
      }
      if (random.nextInt(4) == 0) {
        writer.sendBytes(new byte[random.nextBoolean() ? 5000 : 50_000]); // in a larger ring
      }
      disturb(PipeState.at(Tree.current(), offset(writer)).toward(0), random);
      writer.close();
      var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long before = memory.getCurrentThreadAllocatedBytes();
      Outcome last = Outcome.MESSAGE;
      for (int i = 0; i < MOST_RECEIVES && !FINAL.contains(last); i++) {
        last = receive(pipe.reader(), random);
        outcomes.merge(last, 1, Integer::sum);
      }
      assertThat(last).isIn(FINAL);
      assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_MEMORY);
    }
  }

  private static long offset(Connection connection) {
    return connection.handle() << 16 >>> 16 & -64L;
  }

  private static Outcome receive(Connection reader, Random random) throws Exception {
    try {
      receive(reader, random.nextBoolean());
      return Outcome.MESSAGE;
    } catch (EndOfPipe e) {
      return Outcome.END;
    } catch (UndecodableException e) {
      return e.getMessage().contains("given up") ? Outcome.GIVEN_UP : Outcome.ERROR;
    }
  }

  private static void receive(Connection reader, boolean bytes) throws Exception {
    try {
      if (bytes) {
        reader.receiveBytes();
      } else {
        reader.receive();
      }
    } catch (IllegalStateException e) { // it is of the other kind
      if (bytes) {
        reader.receive();
      } else {
        reader.receiveBytes();
      }
    }
  }

  private static void disturb(Lane lane, Random random) {
    LaneMemory memory = new LaneMemory(lane);
    switch (random.nextInt(6)) {
      case 0 -> noise(lane, memory, random, random.nextInt((int) memory.room() + 1));
      case 1 -> lane.publish(random.nextBoolean() ? random.nextLong() : lane.written() + 8);
      case 2 -> damage(lane, memory, random);
      case 3 -> noiseInAFrame(lane, memory, random, random.nextInt(2000));
      case 4 -> noiseInAFrame(lane, memory, random, 0);
      default -> offer(lane, memory, random);
    }
  }

  private static void noise(Lane lane, LaneMemory memory, Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    memory.ring(lane.written()).write(lane.written(), bytes, 0, length);
    lane.publish(lane.written() + length);
  }

  /** Changes one byte of what is there. */
  private static void damage(Lane lane, LaneMemory memory, Random random) {
    long there = lane.written() - lane.read();
    if (there > 0) {
      byte[] one = new byte[1];
      random.nextBytes(one);
      long at = lane.read() + random.nextLong(there);
      memory.ring(at).write(at, one, 0, 1);
    }
  }

  /** A frame as it has to be, around an object that is none. */
  private static void noiseInAFrame(Lane lane, LaneMemory memory, Random random, int length) {
    for (int i = 1 + random.nextInt(3); i > 0 && memory.room() > Frame.size(length); i--) {
      long at = lane.written();
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      if (length > 0) {
        bytes[0] = (byte) random.nextInt(52); // a tag that there is
      }
      memory.ring(at).putLong(at, Frame.word(at, length, 1, i));
      memory.ring(at).putLong(at + Long.BYTES, i);
      memory.ring(at).write(at + Frame.HEAD, bytes, 0, length);
      lane.publish(at + Frame.size(length));
    }
  }

  /** An offer of a long message that lies, or of which only a part comes. */
  private static void offer(Lane lane, LaneMemory memory, Random random) {
    int length = random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(Lane.LARGE_BYTES);
    if (random.nextBoolean() && !memory.isLarge()) {
      memory.enlarge(Lane.LARGE_BYTES);
    }
    long offer = lane.rendezvous.offer(length, 1 + random.nextInt(2), random.nextInt(9));
    long filled = random.nextBoolean() ? random.nextInt(Lane.LARGE_BYTES) : random.nextInt();
    if (memory.isLarge()) {
      byte[] bytes = new byte[Lane.LARGE_BYTES];
      Arrays.fill(bytes, (byte) random.nextInt());
      memory.large().write(0, bytes, 0, bytes.length);
    }
    lane.rendezvous.fill(offer, filled, true);
    if (random.nextInt(3) == 0) {
      lane.block.putLong(416, random.nextLong()); // its length and kind
    }
  }
}
