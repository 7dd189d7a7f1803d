package mpj.lessons.lesson7;

import static mpj.multiprocessing.trace.EventKind.CALL_BEGAN;
import static mpj.multiprocessing.trace.EventKind.CALL_ENDED;
import static mpj.multiprocessing.trace.EventKind.CALL_SERVED;
import static org.assertj.core.api.Assertions.assertThat;

import mpj.lessons.Story;
import org.junit.jupiter.api.Test;

class ListCommentaryTest {
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

  @Test
  void shouldSayWhyOneListIsFullAndTheOtherEmpty() {
    Story story = told("[2, 1]", "[]");
    assertThat(story.notes(new ListCommentary()))
        .containsExactly(
            "P2: appended 2 | the server's answer took 2 ms",
            "P1: appended 1 | the server's answer took 2 ms",
            "MainProcess: managed list: [2, 1]"
                + " | 2 processes appended, in the order in which the server heard them",
            "MainProcess: plain list: []"
                + " | each child appended to a copy of its own; this one nobody touched");
    assertThat(new ListCommentary().check(story.recording())).isEmpty();
    assertThat(new ListCommentary().seen(story.recording())).contains("2 processes", "2 ms");
  }

  @Test
  void shouldFindALostItem() {
    assertThat(new ListCommentary().check(told("[2]", "[]").recording()))
        .containsExactly("The managed list does not hold each of the 2 items once.");
    assertThat(new ListCommentary().check(told("[2, 2]", "[]").recording()))
        .containsExactly("The managed list does not hold each of the 2 items once.");
  }

  @Test
  void shouldFindAPlainListThatChanged() {
    assertThat(new ListCommentary().check(told("[2, 1]", "[1]").recording()))
        .containsExactly("The plain list of the main process is not empty.");
  }

  @Test
  void shouldFindAChildThatDidNotAppend() {
    Story story = told("[2, 1]", "[]").child("P3", 0, 900);
    assertThat(new ListCommentary().check(story.recording()))
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
    assertThat(new ListCommentary().check(story.recording()))
        .contains("Not one server answered the calls: servers=0.");
  }
}
