package mpj.app.bench.work;

import java.util.List;
import java.util.stream.IntStream;
import mpj.multiprocessing.pool.SerializableFunction;

/**
 * A job that can be split: its result is the sum of what its parts answer, whoever computes them
 * and in whatever order.
 *
 * @param name what the learner types after {@code --work}
 * @param kind what bounds its speed
 * @param what one line that says what is computed
 * @param parts how many parts there are; many more than workers, so that no worker is left with a
 *     long last part while the others idle
 * @param part computes the part of the given number, from 0 to {@code parts - 1}
 * @param times how many times over each part is done, and its answer counts; see {@link Size}
 */
public record Work(
    String name,
    Kind kind,
    String what,
    int parts,
    SerializableFunction<Integer, Long> part,
    int times) {

  /** A work each part of which is done once. */
  public Work(
      String name, Kind kind, String what, int parts, SerializableFunction<Integer, Long> part) {
    this(name, kind, what, parts, part, 1);
  }

  /** What a work spends its time on. */
  public enum Kind {
    /** The processor is busy all the time: more cores help, more workers than cores do not. */
    CPU,
    /** The processor idles: workers help beyond the number of cores. */
    WAITING,
    /** Over before a second worker could be told of it. */
    TINY
  }

  /** The numbers of all parts, in order. */
  public List<Integer> partNumbers() {
    return IntStream.range(0, parts).boxed().toList();
  }

  /** Returns this work, done once as it stands here, so many times over: with parts as long. */
  Work times(int count) {
    SerializableFunction<Integer, Long> once = part;
    return new Work(
        name,
        kind,
        what + ", " + count + " times over",
        parts,
        number -> {
          long sum = 0;
          for (int time = 0; time < count; time++) {
            sum += once.apply(number);
          }
          return sum;
        },
        count);
  }
}
