package mpj.lessons.lesson4;

import static mpj.multiprocessing.trace.EventKind.LOCK_ACQUIRED;
import static mpj.multiprocessing.trace.EventKind.LOCK_TIMED_OUT;
import static mpj.multiprocessing.trace.EventKind.LOCK_WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import mpj.lessons.Story;
import org.junit.jupiter.api.Test;

class WaitForGraphTest {
  /** A, B and C have Lock-A, Lock-B and Lock-C; A wants B's, B wants C's, D wants A's. */
  private static Story chain() {
    Story story = new Story();
    for (String who : new String[] {"A", "B", "C", "D"}) {
      story.child(who, 0, 900);
    }
    for (String who : new String[] {"A", "B", "C"}) {
      story.event(who, LOCK_ACQUIRED, "Lock-" + who, 0, 0);
    }
    return story
        .event("A", LOCK_WAITING, "Lock-B", "B", 0, 0)
        .event("B", LOCK_WAITING, "Lock-C", "C", 0, 0)
        .event("D", LOCK_WAITING, "Lock-A", "A", 0, 0);
  }

  private static WaitForGraph graph(Story story) {
    WaitForGraph graph = new WaitForGraph();
    story.recording().events().forEach(graph::add);
    return graph;
  }

  @Test
  void shouldFindNoCircleInAChain() {
    assertThat(graph(chain()).circle()).isEmpty();
  }

  @Test
  void shouldFindACircleOfThreeWithoutTheOneThatOnlyWaitsForIt() {
    Story story = chain().event("C", LOCK_WAITING, "Lock-A", "A", 0, 0);
    assertThat(WaitForGraph.inWords(graph(story).circle()))
        .isEqualTo(
            "A has Lock-A and wants Lock-B; B has Lock-B and wants Lock-C;"
                + " C has Lock-C and wants Lock-A");
  }

  @Test
  void shouldFindAProcessThatWaitsForItself() {
    Story story = chain().event("C", LOCK_WAITING, "Lock-C", "C", 0, 0);
    assertThat(WaitForGraph.inWords(graph(story).circle()))
        .isEqualTo("C has Lock-C and wants Lock-C");
  }

  @Test
  void shouldForgetAWaitThatWasGivenUp() {
    Story story =
        chain()
            .event("C", LOCK_WAITING, "Lock-A", "A", 0, 0)
            .event("B", LOCK_TIMED_OUT, "Lock-C", 5, 0);
    assertThat(graph(story).circle()).isEmpty();
  }
}
