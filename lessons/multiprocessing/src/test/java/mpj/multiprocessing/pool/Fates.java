package mpj.multiprocessing.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What became of numbered items: each is answered or has failed with its worker, once. */
final class Fates {
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger deaths = new AtomicInteger();
  private final Set<Integer> answered = ConcurrentHashMap.newKeySet();
  private final Set<Integer> failed = ConcurrentHashMap.newKeySet();

  /** Returns so many new items. */
  List<Integer> next(int count) {
    int first = next.getAndAdd(count);
    return IntStream.range(first, first + count).boxed().toList();
  }

  void answered(int answer) {
    assertThat(answered.add(-answer)).as("answer %d is the first", answer).isTrue();
  }

  /** All items of a task have failed with its worker. */
  void failed(List<Integer> items) {
    deaths.incrementAndGet();
    for (int item : items) {
      assertThat(failed.add(item)).as("failure of item %d is the first", item).isTrue();
    }
  }

  int given() {
    return next.get();
  }

  int answered() {
    return answered.size();
  }

  int failed() {
    return failed.size();
  }

  /** Returns how many tasks have failed, each of one item or several. */
  int deaths() {
    return deaths.get();
  }

  void assertThatAllAreKnown() {
    assertThat(answered).noneMatch(failed::contains);
    assertThat(answered() + failed()).isEqualTo(given());
  }

  void assertThatAllAnsweredWereBegun(Set<Integer> begun) {
    assertThat(begun).containsAll(answered);
  }
}
