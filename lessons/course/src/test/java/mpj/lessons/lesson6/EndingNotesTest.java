package mpj.lessons.lesson6;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story.Told;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

class EndingNotesTest {
  private static Told told(ToldPool story) {
    return story.to(EndingNotes::new, Map.of("tasks", 3));
  }

  private static List<String> problems(ToldPool story) {
    return told(story).problems();
  }

  private static ToldPool workers(int exitCodeOfTheLast) {
    return new ToldPool("A1", "A2", "B1", "B2")
        .worker("C1", 0, 500, -15)
        .worker("C2", 0, 500, exitCodeOfTheLast);
  }

  private static ToldPool begun(ToldPool story, String pool, String heading) {
    story.pool(pool).main(heading).given(0).given(1).given(2);
    String letter = heading.startsWith("1") ? "A" : heading.startsWith("2") ? "B" : "C";
    return story.begins(letter + "1", 0).begins(letter + "2", 1);
  }

  private static ToldPool done(ToldPool story, String letter) {
    story.ends(letter + "1", 0).begins(letter + "1", 2).ends(letter + "2", 1);
    return story.at(letter.equals("A") ? 80 : 180).ends(letter + "1", 2);
  }

  private static ToldPool joined(ToldPool story, String letter, int exitCode, String results) {
    story.event(letter + "1", EventKind.PROCESS_ENDED, exitCode);
    story.event(letter + "2", EventKind.PROCESS_ENDED, exitCode);
    return story.main("join() has returned").main("results: " + results);
  }

  private static ToldPool told(int exitCode, String closed, String shut, String terminated) {
    ToldPool story = begun(workers(exitCode), "Pool-1", "1: close()");
    done(story, "A").main("close() has returned").main("refused: no more");
    joined(story, "A", 0, closed);
    begun(story.at(100), "Pool-2", "2: shutdown()");
    story.main("shutdown() has returned").main("refused: no more");
    joined(done(story, "B"), "B", 0, shut);
    begun(story.at(200), "Pool-3", "3: terminate()");
    story.main("terminate() has returned").main("refused: it has ended");
    return joined(story, "C", -15, terminated);
  }

  @Test
  void shouldSayHowFarTheTasksWereWhenACallReturned() {
    String all = "[done, done, done]";
    ToldPool story = told(-9, all, all, "[failed, failed, failed]");
    assertThat(problems(story)).isEmpty();
    assertThat(told(story).lines())
        .filteredOn(note -> note.contains(" | "))
        .containsExactly(
            "close() has returned | 3 done, 0 in hand, 0 waiting",
            "join() has returned | exit codes of the workers: 0 and 0",
            "shutdown() has returned | 0 done, 2 in hand, 1 waiting",
            "join() has returned | exit codes of the workers: 0 and 0",
            "terminate() has returned | 0 done, 2 in hand, 1 waiting",
            "join() has returned | exit codes of the workers: -15 and -15",
            "results: [failed, failed, failed] | 2 were cut off in the middle, 1 never begun");
    assertThat(told(story).seen())
        .contains("shutdown() 74 ms before that")
        .contains("2 tasks ended with the workers, and 1 task never began");
  }

  @Test
  void shouldFindAWorkerThatWasNotKilledAndResultsThatAreMissing() {
    ToldPool story = told(0, "[done, done, done]", "[done, done]", "[done, done, done]");
    assertThat(problems(story))
        .containsExactly(
            "terminate() left nothing undone.",
            "Not as expected: tasks done and failed; expected=9 found=8.",
            "Not as expected: exit codes; expected=[0, 0, 0, 0, -15, -15]"
                + " found=[0, 0, 0, 0, -15, 0].");
  }

  @Test
  void shouldFindCallsThatWaitedOrDidNot() {
    ToldPool story = begun(workers(-9), "Pool-1", "1: close()").main("close() has returned");
    joined(done(story, "A"), "A", 0, "[done, done, done]");
    done(begun(story.at(100), "Pool-2", "2: shutdown()"), "B").main("shutdown() has returned");
    begun(story.at(200), "Pool-3", "3: terminate()").ends("C1", 0).ends("C2", 1);
    assertThat(problems(story))
        .contains(
            "close() did not wait for its tasks.",
            "shutdown() waited for its tasks.",
            "terminate() ended no task in the middle.",
            "Not as expected: tasks refused; expected=3 found=0.");
  }

  @Test
  void shouldFindAPoolThatIsMissing() {
    ToldPool story = begun(workers(-9), "Pool-1", "1: close()");
    assertThat(problems(story)).containsExactly("Not as expected: pools; expected=3 found=1.");
    assertThat(told(story).seen()).isEqualTo("Not every pool was ended.");
  }

  @Test
  void shouldAnswerHowManyTasksAreDoneInSpiteOfTerminate() {
    String all = "[done, done, done]";
    assertThat(told(told(-9, all, all, "[done, failed, failed]")).answer(0)).isEqualTo("1");
    assertThat(told(begun(workers(-9), "Pool-1", "1: close()")).answer(0)).isEmpty();
  }
}
