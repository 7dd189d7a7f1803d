package mpj.multiprocessing.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WaitKindTest {
  /** What tells of waits takes them from there. */
  @ParameterizedTest
  @EnumSource
  void shouldKnowTheWaitsThatEventsTellOf(EventKind kind) {
    String label = kind.label();
    if (label.endsWith(".waiting")) {
      assertThat(WaitKind.begunBy(kind)).as("add a line to WaitKind: begins=%s", kind).isNotNull();
    }
    if (label.endsWith(".timed-out") || label.endsWith(".gave-up")) {
      WaitKind wait = WaitKind.endedBy(kind);
      assertThat(wait).as("add a line to WaitKind: fails=%s", kind).isNotNull();
      assertThat(wait.isFailure(kind)).as("kind=%s", kind).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldKnowHowEachWaitBeginsAndEnds(WaitKind wait) {
    int begins = 0;
    int ends = 0;
    for (EventKind kind : EventKind.values()) {
      begins += WaitKind.begunBy(kind) == wait ? 1 : 0;
      ends += WaitKind.endedBy(kind) == wait ? 1 : 0;
    }
    assertThat(begins).isOne();
    assertThat(ends).isBetween(1, 2);
  }
}
