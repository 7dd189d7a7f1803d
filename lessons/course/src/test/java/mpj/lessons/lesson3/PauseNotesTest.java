package mpj.lessons.lesson3;

import static mpj.multiprocessing.trace.EventKind.LOCK_FREED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class PauseNotesTest {
  private static final String MAIN = "MainProcess";
  private static final String CLOCK = "clock";

  private static Told told(Story story) {
    return story.to(PauseNotes::new, Map.of("millis", 300));
  }

  private static Story paused(int exitCode) {
    return new Story()
        .child(CLOCK, 0, 800, exitCode)
        .at(150)
        .line(CLOCK, "tick 1")
        .at(200)
        .line(CLOCK, "tick 2")
        .at(250)
        .line(MAIN, "paused the clock after 2 ticks")
        .at(550);
  }

  private static Story good() {
    return paused(0)
        .line(MAIN, "300 ms later: 2 ticks, isAlive=true")
        .at(650)
        .line(MAIN, "the lock that the clock holds is free: false")
        .line(MAIN, "resumes the clock")
        .at(660)
        .line(CLOCK, "tick 3")
        .at(710)
        .line(CLOCK, "tick 4");
  }

  @Test
  void shouldFindNothingWrongWithAClockThatIsSilentAndAlive() {
    assertThat(told(good()).problems()).isEmpty();
  }

  @Test
  void shouldSayWhatAPausedProcessDoesAndKeeps() {
    assertThat(told(good()).lines())
        .containsExactly(
            "clock: tick 1",
            "clock: tick 2",
            MAIN + ": paused the clock after 2 ticks" + " | from here on it gets no processor time",
            MAIN + ": 300 ms later: 2 ticks, isAlive=true | not a tick, and alive all the same",
            MAIN
                + ": the lock that the clock holds is free: false"
                + " | what a paused process holds, it keeps",
            MAIN + ": resumes the clock",
            "clock: tick 3 | the tick before was 460 ms ago",
            "clock: tick 4");
  }

  @Test
  void shouldFindATickDuringThePause() {
    Story story =
        paused(0)
            .line(CLOCK, "tick 3")
            .line(MAIN, "300 ms later: 3 ticks, isAlive=true")
            .at(600)
            .line(MAIN, "the lock that the clock holds is free: false")
            .line(MAIN, "resumes the clock")
            .line(CLOCK, "tick 4");
    assertThat(told(story).problems())
        .containsExactly("The clock ticked while it was paused: ticks=1.");
    assertThat(told(story).lines()).contains(MAIN + ": 300 ms later: 3 ticks, isAlive=true");
  }

  @Test
  void shouldFindAClockThatWasTakenForDead() {
    Story story =
        paused(-9)
            .line(MAIN, "300 ms later: 2 ticks, isAlive=false")
            .event(MAIN, LOCK_FREED, "Lock-1", CLOCK, 0, 0)
            .line(MAIN, "the lock that the clock holds is free: true")
            .line(MAIN, "resumes the clock");
    assertThat(told(story).problems())
        .containsExactly(
            "clock ended with exitCode=-9, not with 0.",
            "The clock did not tick after the pause.",
            "The paused clock was taken for dead.",
            "The lock of the paused clock was given to another.",
            "A lock was freed, and nobody had died.");
  }

  @Test
  void shouldFindThatThereWasNoPause() {
    Story story = new Story().child(CLOCK, 0, 800).line(CLOCK, "tick 1");
    assertThat(told(story).problems()).containsExactly("The clock was not paused and resumed.");
  }

  @Test
  void shouldMeasureTheSilence() {
    assertThat(told(good()).seen()).contains("4 ticks", "460 ms");
  }

  @Test
  void shouldAnswerWhetherTheLockCameFree() {
    assertThat(told(good()).answer(0)).isEqualTo("no");
    Story freed = paused(-9).line(MAIN, "the lock that the clock holds is free: true");
    assertThat(told(freed).answer(0)).isEqualTo("yes");
  }
}
