package mpj.multiprocessing.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.Trace;
import mpj.multiprocessing.trace.TraceListener;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Watched trees in which more processes live, one after the other, than a tree has slots. */
@ExtendWith(NothingLeft.class)
@Timeout(1800)
class LongTraceStress {
  private static final int MANY = Effort.rounds(1500);
  private static final int CODES = 7;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Knows processes by their names, which are given once only. */
  private static final class Counting implements TraceListener {
    private final Map<String, List<Long>> started = new ConcurrentHashMap<>();
    private final Map<String, List<Long>> ended = new ConcurrentHashMap<>();

    @Override
    public void event(Event event) {
      String name = event.process().name();
      if (event.kind() == EventKind.PROCESS_STARTED) {
        started.merge(name, List.of(event.value()), Counting::both);
      } else if (event.kind() == EventKind.PROCESS_ENDED) {
        ended.merge(name, List.of(event.value()), Counting::both);
      }
    }

    private static List<Long> both(List<Long> first, List<Long> second) {
      return Stream.concat(first.stream(), second.stream()).toList();
    }

    @Override
    public void line(OutputLine line) {}
  }

  private final Counting seen = new Counting();

  private static int twice(int number) {
    return 2 * number;
  }

  @ParameterizedTest
  @EnumSource(names = {"SPAWN", "FORKSERVER"})
  void shouldReplaceAnyNumberOfWorkersOfAPool(StartMethod method) throws Exception {
    List<Integer> numbers = IntStream.range(0, MANY).boxed().toList();
    Trace trace = Trace.start(seen);
    try (trace;
        var pool =
            Pool.builder().context(Context.of(method)).workers(4).maxTasksPerChild(1).build()) {
      assertThat(pool.map(LongTraceStress::twice, numbers, 1))
          .containsExactlyElementsOf(numbers.stream().map(LongTraceStress::twice).toList());
    }
    assertAllKnown(trace, MANY);
  }

  @ParameterizedTest
  @EnumSource(names = {"SPAWN", "FORKSERVER"})
  void shouldStartAnyNumberOfChildrenOneAfterTheOther(StartMethod method) throws Exception {
    Context context = Context.of(method);
    Trace trace = Trace.start(seen);
    try (trace) {
      for (int i = 0; i < MANY; i++) {
        int code = i % CODES;
        var child = context.process(() -> System.exit(code));
        child.start();
        assertThat(child.join(PATIENCE)).as("end of %s", child).isTrue();
        assertThat(child.exitCode()).hasValue(code);
      }
    }
    assertAllKnown(trace, MANY);
    for (int i = 0; i < MANY; i++) {
      assertThat(seen.ended).containsEntry("Process-" + (i + 1), List.of((long) i % CODES));
    }
  }

  private void assertAllKnown(Trace trace, int atLeast) {
    assertThat(trace.dropped()).isZero();
    assertThat(seen.started).hasSizeGreaterThanOrEqualTo(atLeast);
    assertThat(seen.started.values()).as("values of starts").allMatch(starts -> starts.size() == 1);
    assertThat(seen.ended).containsOnlyKeys(seen.started.keySet());
    assertThat(seen.ended.values()).as("exit codes").allMatch(ends -> ends.size() == 1);
    assertThat(trace.processes()).hasSize(seen.started.size() + 1); // and this one
  }
}
