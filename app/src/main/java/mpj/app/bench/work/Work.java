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
 */
public record Work(
    String name, Kind kind, String what, int parts, SerializableFunction<Integer, Long> part) {

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
}
