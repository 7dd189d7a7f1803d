package mpj.lessons.lesson2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

class RunFunctionNotesTest {

  private static Told notes(Story story) {
    return story.to(RunFunctionNotes::new, Map.of("work", 300));
  }

  private static Story good() {
    return new Story()
        .child("Process-1", 1, 420)
        .at(10)
        .line("MainProcess", "has started Process-1 and goes on")
        .at(100)
        .event("Process-1", EventKind.PROCESS_STARTED, "", 0, 0)
        .at(110)
        .line("Process-1", "begins its work")
        .at(410)
        .line("Process-1", "has done its work")
        .at(420)
        .event("Process-1", EventKind.PROCESS_ENDED, "", 0, 0)
        .at(425)
        .line("MainProcess", "is back from join(), exit code 0");
  }

  @Test
  void shouldSayWhoWaitedAndHowLong() {
    assertThat(notes(good()).lines())
        .containsExactly(
            "MainProcess: has started Process-1 and goes on"
                + " | start() did not wait: the child still boots",
            "Process-1: begins its work | 100 ms later: a process needs time to boot",
            "Process-1: has done its work",
            "MainProcess: is back from join(), exit code 0"
                + " | waited in join() for 415 ms, for the child's end");
    assertThat(notes(good()).problems()).isEmpty();
    assertThat(notes(good()).seen())
        .contains("worked for 300 ms", "15 ms after the child's last line");
  }

  @Test
  void shouldNotSayThatTheChildBootsWhenItRunsAlready() {
    Story story =
        new Story()
            .child("Process-1", 1, 420)
            .event("Process-1", EventKind.PROCESS_STARTED, "", 0, 0)
            .line("MainProcess", "has started Process-1 and goes on");
    assertThat(notes(story).lines())
        .containsExactly("MainProcess: has started Process-1 and goes on");
  }

  @Test
  void shouldMissAStartThatWaited() {
    Story story =
        new Story()
            .child("Process-1", 1, 420)
            .at(110)
            .line("Process-1", "begins its work")
            .at(410)
            .line("Process-1", "has done its work")
            .at(420)
            .line("MainProcess", "has started Process-1 and goes on")
            .line("MainProcess", "is back from join(), exit code 0");
    assertThat(notes(story).problems())
        .containsExactly(
            "\"has done its work\" came before \"has started Process-1 and goes on\".");
  }

  @Test
  void shouldMissAJoinThatDidNotWaitAndATaskThatRanInTheParent() {
    Story story =
        new Story()
            .child("Process-1", 1, 420)
            .line("MainProcess", "has started Process-1 and goes on")
            .line("MainProcess", "is back from join(), exit code 0")
            .at(10)
            .line("MainProcess", "begins its work")
            .line("MainProcess", "has done its work");
    assertThat(notes(story).problems())
        .contains("\"is back from join(), exit code 0\" came before \"has done its work\".")
        .anyMatch(problem -> problem.startsWith("MainProcess did not write"))
        .anyMatch(problem -> problem.startsWith("Process-1 did not write"));
  }

  @Test
  void shouldMissAChildAndAGoodEnd() {
    assertThat(notes(new Story()).problems()).contains("There were children=0, not 1.");
    assertThat(notes(new Story().child("P", 0, 1, 1)).problems())
        .contains("P (pid=101) ended with exitCode=1, not with 0.");
  }

  @Test
  void shouldAnswerWhoseLineCameFirst() {
    assertThat(notes(good()).answer(0)).isEqualTo("main's");
    Story late = new Story().child("Process-1", 1, 420).line("Process-1", "begins its work");
    assertThat(notes(late).answer(0)).isEqualTo("the child's");
    assertThat(notes(new Story()).answer(0)).isEmpty();
  }
}
