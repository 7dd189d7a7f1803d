package mpj.lessons.lesson7;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class NamespaceNotesTest {
  private static final String IT = "Namespace-1";

  private static ToldCalls told(String found) {
    return new ToldCalls("host", "guest")
        .call(ToldCalls.MAIN, IT)
        .main("names: [title, players]")
        .calls("host", IT, 4)
        .line("host", "found players=3, left players=4")
        .calls("guest", IT, 2)
        .line("guest", "found players=" + found + ", place=the garden")
        .line("guest", "title, or else: a game")
        .line("guest", "no title: nothing of that name was set")
        .main("names: [players, place]");
  }

  private static Told notes(ToldCalls story) {
    return story.to(NamespaceNotes::new, Map.of("players", 3));
  }

  @Test
  void shouldFollowANumberFromTheHostToTheGuest() {
    assertThat(notes(told("4")).lines())
        .contains(
            "found players=3, left players=4 | 4 calls to the server, 8 ms",
            "found players=4, place=the garden | 2 calls to the server, 4 ms");
    assertThat(notes(told("4")).problems()).isEmpty();
    assertThat(notes(told("4")).seen()).contains("the 4 players", "6 calls");
  }

  @Test
  void shouldFindAValueThatDidNotArrive() {
    assertThat(notes(told("3")).problems())
        .containsExactly(
            "Not as expected: what the guest found;"
                + " expected=4, place=the garden found=3, place=the garden.");
  }

  @Test
  void shouldMissEverything() {
    assertThat(notes(new ToldCalls()).problems())
        .containsExactly(
            "Not as expected: servers that answered calls; expected=1 found=0.",
            "Not as expected: names before and after;"
                + " expected=[[title, players], [players, place]] found=[].",
            "Not as expected: what the guest found;"
                + " expected=nobody, place=the garden found=nothing.",
            "Not as expected: what came for a name that is not there;"
                + " expected=a game found=nothing.",
            "Not as expected: failures for that name; expected=1 found=0.",
            "Not as expected: calls of the host; expected=4 found=0.",
            "The guest did not call the server.");
  }

  @Test
  void shouldAnswerWhatTheGuestFound() {
    assertThat(notes(told("4")).answer(0)).isEqualTo("4");
    assertThat(notes(new ToldCalls()).answer(0)).isEmpty();
  }
}
