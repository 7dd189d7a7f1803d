package mpj.lessons.lesson4;

import static mpj.multiprocessing.trace.EventKind.EVENT_PASSED;
import static mpj.multiprocessing.trace.EventKind.EVENT_SET;
import static mpj.multiprocessing.trace.EventKind.EVENT_WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class EventNotesTest {
  private static final long MILLI = 1_000_000L;

  private static Told told(Story story) {
    return story.to(EventNotes::new, Map.of("waiters", 2));
  }

  private static Story waiting() {
    Story story = new Story().child("P1", 0, 900).child("P2", 0, 900).child("P3", 500, 900);
    return waits(waits(story, 0, "P1"), 5, "P2");
  }

  private static Story waits(Story story, long at, String who) {
    return story.at(at).line(who, "comes to the event").event(who, EVENT_WAITING, "Event-1", 0, 0);
  }

  private static Story set(Story story) {
    return story
        .at(300)
        .line("MainProcess", "sets the event")
        .at(301)
        .event("MainProcess", EVENT_SET, "Event-1", 0, 0);
  }

  private static Story goes(Story story, long at, String who, long waited) {
    return story.at(at).event(who, EVENT_PASSED, "Event-1", waited * MILLI, 0).line(who, "goes on");
  }

  private static Story late(Story story) {
    return goes(story.at(600).line("P3", "comes to the event"), 601, "P3", 0);
  }

  private static Story good() {
    return late(goes(goes(set(waiting()), 302, "P2", 297), 304, "P1", 304));
  }

  private static List<String> problems(Story story) {
    return told(story).problems();
  }

  @Test
  void shouldSayWhoSetItAndWhoNeedNotWait() {
    assertThat(told(good()).lines())
        .containsExactly(
            "P1: comes to the event | not set yet; nobody waits",
            "P2: comes to the event | not set yet; P1 waits",
            "MainProcess: sets the event | 2 wait",
            "P2: goes on | waited 297 ms, until MainProcess set it",
            "P1: goes on | waited 304 ms, until MainProcess set it",
            "P3: comes to the event | set already",
            "P3: goes on | no wait: the event stays set");
    assertThat(problems(good())).isEmpty();
    assertThat(told(good()).seen())
        .contains("2 processes waited", "within 2 ms", "1 process came later");
  }

  @Test
  void shouldFindWhoDidNotWaitOrWentOnEarly() {
    Story early = goes(waiting(), 200, "P1", 200);
    assertThat(problems(late(goes(set(early), 302, "P2", 297))))
        .containsExactly("P1 went on before the event was set.");
    Story passer = new Story().child("P1", 0, 900).child("P3", 0, 900);
    passer.at(0).line("P1", "comes to the event");
    assertThat(problems(late(goes(set(passer), 302, "P1", 0))))
        .containsExactly("Nobody waited for the event.");
  }

  @Test
  void shouldAllowWhoComesWhileItIsBeingSetToWaitOrNot() {
    Story slow = set(waiting().child("P4", 0, 900).at(290).line("P4", "comes to the event"));
    assertThat(problems(late(goes(goes(goes(slow, 302, "P2", 297), 304, "P1", 304), 305, "P4", 0))))
        .isEmpty();
    Story justBefore = waiting().child("P4", 0, 900).at(300).line("MainProcess", "sets the event");
    waits(justBefore, 301, "P4").event("MainProcess", EVENT_SET, "Event-1", 0, 0);
    Story all = goes(goes(goes(justBefore, 302, "P2", 297), 304, "P1", 304), 305, "P4", 4);
    assertThat(problems(late(all))).isEmpty();
  }

  @Test
  void shouldFindWhoWasLeftWaiting() {
    Story story = goes(set(waiting()), 302, "P2", 297);
    assertThat(problems(waits(story, 600, "P3")))
        .containsExactly(
            "P1 came to the event and did not go on.",
            "P3 came to the event and did not go on.",
            "P3 waited, although the event was set.");
  }

  @Test
  void shouldMissTheLatecomerAndTheSetting() {
    assertThat(problems(goes(goes(set(waiting()), 302, "P2", 297), 304, "P1", 304)))
        .containsExactly("Nobody came after the event was set.");
    assertThat(problems(waiting())).containsExactly("The event was not set once.");
  }

  @Test
  void shouldAnswerHowManyHadToWait() {
    assertThat(told(good()).answer(0)).isEqualTo("2");
    assertThat(told(waiting()).answer(0)).isEmpty();
  }
}
