package mpj.app.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DidYouMeanTest {
  private static final List<String> DEMOS = List.of("lock", "barrier", "semaphore", "rlock");

  @Test
  void shouldFindTheWordThatIsNear() {
    assertThat(DidYouMean.closest("lcok", DEMOS)).hasValue("lock");
    assertThat(DidYouMean.closest("Barier", DEMOS)).hasValue("barrier");
    assertThat(DidYouMean.closest("sema", DEMOS)).hasValue("semaphore");
  }

  @Test
  void shouldGuessNothingWhereNothingIsNear() {
    assertThat(DidYouMean.closest("queue", DEMOS)).isEmpty();
    assertThat(DidYouMean.closest("x", DEMOS)).isEmpty();
    assertThat(DidYouMean.hint("queue", DEMOS)).isEmpty();
  }

  @Test
  void shouldCountChangesAndSwaps() {
    assertThat(DidYouMean.distance("lock", "lock")).isZero();
    assertThat(DidYouMean.distance("lcok", "lock")).isEqualTo(1);
    assertThat(DidYouMean.distance("", "lock")).isEqualTo(4);
  }
}
