package mpj.lessons.lesson7;

import static mpj.multiprocessing.trace.EventKind.CALL_SERVED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class RemoteNotesTest {
  private static final long MILLI = 1_000_000L;

  private static Story told(String found, String left, String refusal, String guests) {
    return new Story()
        .child("Manager-1", 0, 900)
        .line("MainProcess", "serves at port 4000")
        .line("MainProcess", "starts stranger, pid 77")
        .event("Manager-1", CALL_SERVED, "List-1", "MainProcess", MILLI, 0)
        .event("Manager-1", CALL_SERVED, "List-1", null, 2 * MILLI, 0)
        .event("Manager-1", CALL_SERVED, "List-1", null, 4 * MILLI, 0)
        .line("MainProcess", "stranger: found " + found)
        .line("MainProcess", "stranger: left " + left)
        .line("MainProcess", "stranger ended with exit code 0")
        .line("MainProcess", "starts intruder, pid 78")
        .line("MainProcess", "intruder: " + refusal)
        .line("MainProcess", "intruder ended with exit code 1")
        .line("MainProcess", "guests: " + guests);
  }

  private static Told notes(Story story) {
    return notes(story, 1);
  }

  private static Told notes(Story story, int items) {
    return story.to(RemoteNotes::new, Map.of("items", items));
  }

  @Test
  void shouldTellTheCallsFromOutsideFromTheOthers() {
    Story story = told("[host]", "2 items", "refused: another key", "[host, stranger 1]");
    assertThat(notes(story).lines())
        .contains(
            "MainProcess: starts stranger, pid 77 | none of our processes: a program of its own",
            "MainProcess: stranger: left 2 items"
                + " | the server has answered 2 calls from outside, each in 3 ms",
            "MainProcess: intruder: refused: another key"
                + " | it could not prove that it has the key, so nothing was asked of the list");
    assertThat(notes(story).problems()).isEmpty();
    assertThat(notes(story).seen())
        .contains("added 1 item", "2 calls from outside", "refused before");
  }

  @Test
  void shouldFindAnItemThatIsMissing() {
    Story story = told("[host]", "2 items", "refused: another key", "[host]");
    assertThat(notes(story).problems())
        .containsExactly(
            "The list does not hold what the stranger added, and that alone: added=1 list=[host].");
  }

  @Test
  void shouldFindAnIntruderThatWasLetIn() {
    Story story = told("[host]", "2 items", "found [host]", "[host, stranger 1]");
    assertThat(notes(story).problems()).containsExactly("Not said once: intruder: refused:.");
  }

  @Test
  void shouldFindThatFewerCallsCameThanItems() {
    Story story =
        told("[host]", "4 items", "refused: x", "[host, stranger 1, stranger 2, stranger 3]");
    assertThat(notes(story, 3).problems())
        .containsExactly(
            "The server answered fewer calls from outside than items came from there: calls=2"
                + " items=3.");
  }

  @Test
  void shouldFindAProgramThatIsAProcessOfOurs() {
    Story story = told("[host]", "2 items", "refused: x", "[host, stranger 1]");
    story.line("MainProcess", "starts another, pid 100");
    assertThat(notes(story).problems())
        .containsExactly("Not two programs were started that are none of our processes.");
  }

  @Test
  void shouldAnswerHowManyItemsThereAre() {
    Story story = told("[host]", "2 items", "refused: x", "[host, stranger 1]");
    assertThat(notes(story).answer(0)).isEqualTo("2");
    assertThat(notes(new Story()).answer(0)).isEmpty();
  }
}
