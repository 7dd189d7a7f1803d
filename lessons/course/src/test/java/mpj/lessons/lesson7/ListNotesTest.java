package mpj.lessons.lesson7;

import static mpj.multiprocessing.trace.EventKind.CALL_BEGAN;
import static mpj.multiprocessing.trace.EventKind.CALL_ENDED;
import static mpj.multiprocessing.trace.EventKind.CALL_SERVED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class ListNotesTest {
  private static final long MILLI = 1_000_000L;

  private static Story children() {
    return new Story().child("Server", 0, 900, 0).child("P1", 0, 900).child("P2", 0, 900);
  }

  private static Story appends(Story story, String who, String number) {
    return story
        .event(who, CALL_BEGAN, "List-1", 0, 1)
        .event("Server", CALL_SERVED, "List-1", who, MILLI, 0)
        .event(who, CALL_ENDED, "List-1", 2 * MILLI, 1)
        .line(who, "appended " + number);
  }

  private static Story told(String managed, String plain) {
    Story story = children();
    appends(story, "P2", "2");
    appends(story, "P1", "1");
    return story
        .line("MainProcess", "managed list: " + managed)
        .line("MainProcess", "plain list: " + plain);
  }

  private static Told notes(Story story) {
    return story.to(ListNotes::new, Map.of("processes", 2));
  }

  @Test
  void shouldSayWhyOneListIsFullAndTheOtherEmpty() {
    Story story = told("[2, 1]", "[]");
    assertThat(notes(story).lines())
        .containsExactly(
            "P2: appended 2 | the server's answer took 2 ms",
            "P1: appended 1 | the server's answer took 2 ms",
            "MainProcess: managed list: [2, 1]"
                + " | 2 processes appended, in the order in which the server heard them",
            "MainProcess: plain list: []"
                + " | each child appended to a copy of its own; this one nobody touched");
    assertThat(notes(story).problems()).isEmpty();
    assertThat(notes(story).seen()).contains("2 processes", "2 ms");
  }

  @Test
  void shouldFindALostItem() {
    assertThat(notes(told("[2]", "[]")).problems())
        .containsExactly("The managed list does not hold each of the 2 items once.");
    assertThat(notes(told("[2, 2]", "[]")).problems())
        .containsExactly("The managed list does not hold each of the 2 items once.");
  }

  @Test
  void shouldFindAPlainListThatChanged() {
    assertThat(notes(told("[2, 1]", "[1]")).problems())
        .containsExactly("The plain list of the main process is not empty.");
  }

  @Test
  void shouldFindAChildThatDidNotAppend() {
    Story story = told("[2, 1]", "[]").child("P3", 0, 900);
    assertThat(notes(story).problems())
        .containsExactly("P3 did not append, or had no answer from the server.");
  }

  @Test
  void shouldFindACallThatNobodyServed() {
    Story story =
        new Story()
            .child("P1", 0, 900)
            .child("P2", 0, 900)
            .line("P1", "appended 1")
            .line("P2", "appended 2")
            .line("MainProcess", "managed list: [1, 2]")
            .line("MainProcess", "plain list: []");
    assertThat(notes(story).problems()).contains("Not one server answered the calls: servers=0.");
  }

  @Test
  void shouldFindAChildThatAppendedTwice() {
    Story story = appends(told("[2, 1]", "[]"), "P1", "3");
    assertThat(notes(story).problems())
        .contains("Not each process appended once: appends=3 processes=2.");
  }

  @Test
  void shouldAnswerHowManyItemsThePlainListHas() {
    assertThat(notes(told("[2, 1]", "[]")).answer(0)).isEqualTo("0");
    assertThat(notes(told("[2, 1]", "[2, 1]")).answer(0)).isEqualTo("2");
    assertThat(notes(children()).answer(0)).isEmpty();
  }
}
