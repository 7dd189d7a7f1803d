package mpj.lessons.lesson7;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamespaceCommentaryTest {
  private static final String IT = "Namespace-1";

  private static CallStory told(String found) {
    return new CallStory("host", "guest")
        .call(CallStory.MAIN, IT)
        .main("names: [title, players]")
        .calls("host", IT, 4)
        .line("host", "found players=3, left players=4")
        .calls("guest", IT, 2)
        .line("guest", "found players=" + found + ", place=the garden")
        .line("guest", "title, or else: a game")
        .line("guest", "no title: nothing of that name was set")
        .main("names: [players, place]");
  }

  @Test
  void shouldFollowANumberFromTheHostToTheGuest() {
    assertThat(told("4").notes(new NamespaceCommentary()))
        .contains(
            "found players=3, left players=4 | 4 calls to the server, 8 ms",
            "found players=4, place=the garden | 2 calls to the server, 4 ms");
    assertThat(new NamespaceCommentary().check(told("4").recording())).isEmpty();
    assertThat(new NamespaceCommentary().seen(told("4").recording()))
        .contains("the 4 players", "6 calls");
  }

  @Test
  void shouldFindAValueThatDidNotArrive() {
    assertThat(new NamespaceCommentary().check(told("3").recording()))
        .containsExactly(
            "Not as expected: what the guest found;"
                + " expected=4, place=the garden found=3, place=the garden.");
  }
}
