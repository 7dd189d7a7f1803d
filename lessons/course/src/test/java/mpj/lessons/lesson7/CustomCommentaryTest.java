package mpj.lessons.lesson7;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CustomCommentaryTest {
  private static final String IT = "ManagedObject-1";

  private static CallStory told(String second) {
    return new CallStory("P1", "P2")
        .call(CallStory.MAIN, IT)
        .main("the drum is in process 101")
        .calls("P1", IT, 3)
        .line("P1", "drew [3, 1], until: the drum is empty")
        .calls("P2", IT, 2)
        .line("P2", "drew [" + second + "], until: the drum is empty");
  }

  @Test
  void shouldSayWhereTheDrumIsAndWhatADrawCosts() {
    assertThat(told("2").notes(new CustomCommentary()))
        .containsExactly(
            "the drum is in process 101 | that is Manager-1, which answered",
            "drew [3, 1], until: the drum is empty | 3 calls, half of them answered within 2 ms",
            "drew [2], until: the drum is empty | 2 calls, half of them answered within 2 ms");
    assertThat(new CustomCommentary().check(told("2").recording())).isEmpty();
    assertThat(new CustomCommentary().seen(told("2").recording())).contains("3 tickets");
  }

  @Test
  void shouldFindATicketDrawnTwice() {
    assertThat(new CustomCommentary().check(told("3").recording()))
        .containsExactly(
            "Not as expected: tickets that were drawn; expected=[1, 2, 3] found=[1, 3].");
  }

  @Test
  void shouldFindACallThatWasNotMade() {
    assertThat(new CustomCommentary().check(told("2, 4").recording()))
        .containsExactly("Not as expected: calls to the drum; expected=7 found=6.");
  }
}
