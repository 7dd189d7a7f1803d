package mpj.lessons.lesson7;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class CustomNotesTest {
  private static final String IT = "ManagedObject-1";

  private static ToldCalls told(String second) {
    return new ToldCalls("P1", "P2")
        .call(ToldCalls.MAIN, IT)
        .main("the drum is in process 101")
        .calls("P1", IT, 3)
        .line("P1", "drew [3, 1], until: the drum is empty")
        .calls("P2", IT, 2)
        .line("P2", "drew [" + second + "], until: the drum is empty");
  }

  private static Told notes(ToldCalls story, int tickets) {
    return story.to(CustomNotes::new, Map.of("tickets", tickets, "players", 2));
  }

  @Test
  void shouldSayWhereTheDrumIsAndWhatADrawCosts() {
    assertThat(notes(told("2"), 3).lines())
        .containsExactly(
            "the drum is in process 101 | that is Manager-1, which answered",
            "drew [3, 1], until: the drum is empty | 3 calls, half of them answered within 2 ms",
            "drew [2], until: the drum is empty | 2 calls, half of them answered within 2 ms");
    assertThat(notes(told("2"), 3).problems()).isEmpty();
    assertThat(notes(told("2"), 3).seen()).contains("3 tickets");
  }

  @Test
  void shouldFindATicketDrawnTwice() {
    assertThat(notes(told("3"), 3).problems())
        .containsExactly(
            "Not as expected: tickets that were drawn; expected=[1, 2, 3] found=[1, 3].");
  }

  @Test
  void shouldFindACallThatWasNotMade() {
    assertThat(notes(told("2, 4"), 4).problems())
        .containsExactly("Not as expected: calls to the drum; expected=7 found=6.");
  }

  @Test
  void shouldMissEverything() {
    assertThat(notes(new ToldCalls(), 3).problems())
        .containsExactly(
            "Not as expected: servers that answered calls; expected=1 found=0.",
            "Not as expected: tickets that were drawn; expected=[1, 2, 3] found=[].",
            "Not several players drew: players=0.",
            "Not as expected: calls to the drum; expected=6 found=0.");
  }

  @Test
  void shouldFindADrumInAnotherProcess() {
    ToldCalls story = told("2").main("the drum is in process 100");
    assertThat(notes(story, 3).problems())
        .containsExactly("Not as expected: where the drum was; expected=[101] found=[101, 100].");
  }

  @Test
  void shouldAnswerHowManyTheLuckiestDrew() {
    assertThat(notes(told("2"), 3).answer(0)).isEqualTo("2");
    assertThat(notes(new ToldCalls(), 3).answer(0)).isEmpty();
  }
}
