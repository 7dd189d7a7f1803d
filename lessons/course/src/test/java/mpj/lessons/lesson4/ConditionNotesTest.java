package mpj.lessons.lesson4;

import static mpj.multiprocessing.trace.EventKind.CONDITION_SIGNALLED;
import static mpj.multiprocessing.trace.EventKind.CONDITION_WAITING;
import static mpj.multiprocessing.trace.EventKind.CONDITION_WOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class ConditionNotesTest {
  private static final long MILLI = 1_000_000L;

  private static Told told(Story story) {
    return story.to(ConditionNotes::new, Map.of("waiters", 4, "loaves", 2));
  }

  private static Story waiting() {
    Story story = new Story();
    for (String who : List.of("P1", "P2", "P3", "P4", "Buyer")) {
      story.child(who, 0, 2_000);
    }
    for (String who : List.of("P1", "P2", "P3", "P4")) {
      story.line(who, "waits for a signal").event(who, CONDITION_WAITING, "Condition-1", 0, 0);
    }
    return story;
  }

  private static Story signals(Story story, long at, String what, int count) {
    return story
        .at(at)
        .line("MainProcess", "signals " + what)
        .event("MainProcess", CONDITION_SIGNALLED, "Condition-1", count, 0);
  }

  private static Story wakes(Story story, String... who) {
    for (String one : who) {
      story.event(one, CONDITION_WOKEN, "Condition-1", 50 * MILLI, 0).line(one, "was woken");
    }
    return story;
  }

  private static Story allSignals() {
    Story story = wakes(signals(waiting(), 100, "one", 1), "P1");
    wakes(signals(story, 200, "two", 2), "P2", "P3");
    return wakes(signals(story, 300, "all", 1), "P4");
  }

  private static Story bread(Story story, int taken) {
    story
        .at(500)
        .line("Buyer", "needs 2, there are 0")
        .event("Buyer", CONDITION_WAITING, "Condition-2", 0, 0);
    for (int i = 1; i <= 2; i++) {
      story
          .at(500 + 100 * i)
          .line("MainProcess", "bakes a loaf, there are " + i + ", and signals")
          .event("MainProcess", CONDITION_SIGNALLED, "Condition-2", 1, 0)
          .event("Buyer", CONDITION_WOKEN, "Condition-2", 100 * MILLI, 0);
      if (i == 1) {
        story.event("Buyer", CONDITION_WAITING, "Condition-2", 0, 0);
      }
    }
    return story.line("Buyer", "takes " + taken);
  }

  private static List<String> problems(Story story) {
    return told(story).problems();
  }

  @Test
  void shouldSayWhomASignalWokeAndHowOftenOneLooked() {
    Story story = bread(allSignals(), 2);
    assertThat(told(story).lines())
        .containsExactly(
            "P1: waits for a signal | the first to wait",
            "P2: waits for a signal | P1 waits already",
            "P3: waits for a signal | 2 wait already",
            "P4: waits for a signal | 3 wait already",
            "MainProcess: signals one | 4 wait",
            "P1: was woken | waited 50 ms; MainProcess signalled 1",
            "MainProcess: signals two | 3 wait",
            "P2: was woken | waited 50 ms; MainProcess signalled 2",
            "P3: was woken | waited 50 ms; MainProcess signalled 2",
            "MainProcess: signals all | P4 waits",
            "P4: was woken | waited 50 ms; MainProcess signalled 1",
            "Buyer: needs 2, there are 0",
            "MainProcess: bakes a loaf, there are 1, and signals | Buyer waits",
            "MainProcess: bakes a loaf, there are 2, and signals | Buyer waits",
            "Buyer: takes 2 | woken and looked 2 times; now it is true");
    assertThat(problems(story)).isEmpty();
    assertThat(told(story).seen()).contains("1, 2 and 1 of those who waited", "woken 2 times");
  }

  @Test
  void shouldFindTooManyWokenAndOneForgotten() {
    Story story = wakes(signals(waiting(), 100, "one", 1), "P1", "P2");
    wakes(signals(signals(story, 200, "two", 2), 300, "all", 1), "P3");
    assertThat(problems(bread(story, 2)))
        .containsExactly("P2 was woken without a signal: woken=2.", "P4 was never woken.");
  }

  @Test
  void shouldFindSignalsForTheWrongNumber() {
    Story story = wakes(signals(waiting(), 100, "one", 4), "P1");
    wakes(signals(signals(story, 200, "two", 0), 300, "all", 0), "P2", "P3", "P4");
    assertThat(problems(bread(story, 2)))
        .containsExactly("Not one, two and all the others were signalled: signalled=[4, 0, 0].");
  }

  @Test
  void shouldFindWhoWentOnTooEarlyOrNeverWaited() {
    assertThat(problems(bread(allSignals(), 1)))
        .containsExactly("Buyer went on before it was true: takes 1.");
    assertThat(problems(allSignals())).containsExactly("Nobody waited until something was true.");
    Story hasty =
        allSignals().at(500).line("Buyer", "needs 2, there are 2").line("Buyer", "takes 2");
    assertThat(problems(hasty)).containsExactly("Buyer was not woken as it should be: wakes=0.");
  }

  @Test
  void shouldAnswerHowOftenTheBuyerWasWoken() {
    assertThat(told(bread(allSignals(), 2)).answer(0)).isEqualTo("2");
    assertThat(told(allSignals()).answer(0)).isEmpty();
  }
}
