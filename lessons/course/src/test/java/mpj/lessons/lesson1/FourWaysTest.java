package mpj.lessons.lesson1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

/** What is said of a job that was done four ways: one that computes, and one that waits. */
class FourWaysTest {
  private static Story computed(int threads, int lastPrimes) {
    return new Story()
        .child("counter-1", 300, 600)
        .child("counter-2", 310, 600)
        .at(200)
        .line("MainProcess", "serial: 400 ms, 100 primes")
        .line("MainProcess", "threads: " + threads + " ms, 100 primes")
        .line("MainProcess", "locked threads: 410 ms, 100 primes")
        .line("MainProcess", "the lock was handed on 80 times")
        .at(380)
        .event("counter-1", EventKind.PROCESS_STARTED, "", 0, 0)
        .at(390)
        .event("counter-2", EventKind.PROCESS_STARTED, "", 0, 0)
        .at(600)
        .line("MainProcess", "processes: 300 ms, " + lastPrimes + " primes");
  }

  private static Told computing(Story story) {
    return story.to(CpuBoundNotes::new, Map.of("workers", 2, "thousands", 2000));
  }

  private static Told waiting(Story story) {
    return story.to(IoBoundNotes::new, Map.of("requests", 2, "pause", 100));
  }

  @Test
  void shouldCompareTheWaysToCompute() {
    assertThat(computing(computed(200, 100)).lines())
        .containsExactly(
            "MainProcess: serial: 400 ms, 100 primes | one after the other, by one core",
            "MainProcess: threads: 200 ms, 100 primes | 2.0 times as fast",
            "MainProcess: locked threads: 410 ms, 100 primes | no faster, no slower",
            "MainProcess: the lock was handed on 80 times | whoever did not have it waited: one"
                + " thread computed at a time",
            "MainProcess: processes: 300 ms, 100 primes | 1.3 times as fast, the boot of their"
                + " JVMs included");
    assertThat(computing(computed(200, 100)).problems()).isEmpty();
    assertThat(computing(computed(200, 100)).seen())
        .contains("serial 400 ms, threads 200 ms, locked threads 410 ms and processes 300 ms")
        .contains("the threads were 2.0 times as fast")
        .contains("handed on 80 times", "90 ms until the last", "A JVM has no such lock");
  }

  @Test
  void shouldSayWhenThreadsGotNoCoresOfTheirOwn() {
    assertThat(computing(computed(390, 100)).seen())
        .contains("no faster, no slower", "when nothing else is at work")
        .doesNotContain("A JVM has no such lock");
  }

  @Test
  void shouldFindWaysThatDidNotComeToTheSame() {
    assertThat(computing(computed(200, 99)).problems())
        .containsExactly("The ways did not come to the same: results=[100, 99].");
  }

  @Test
  void shouldFindAWayThatWasNotMeasuredAndALockThatWasNotHandedOn() {
    Story story =
        new Story()
            .child("counter-1", 0, 100)
            .child("counter-2", 100, 200)
            .line("MainProcess", "serial: 400 ms, 100 primes");
    assertThat(computing(story).problems())
        .containsExactly(
            "Not as expected: the ways that were measured; expected=[serial, threads, locked"
                + " threads, processes] found=[serial].",
            "The lock was never handed on.",
            "The processes did not run at the same time.");
  }

  private static Story waited() {
    return new Story()
        .line("MainProcess", "serial: 200 ms, 2 answers")
        .line("MainProcess", "threads: 100 ms, 2 answers")
        .line("MainProcess", "locked threads: 101 ms, 2 answers")
        .line("MainProcess", "processes: 300 ms, 2 answers");
  }

  @Test
  void shouldCompareTheWaysToWait() {
    Story story = waited().child("waiter-1", 0, 90).child("waiter-2", 0, 90);
    assertThat(waiting(story).lines())
        .containsExactly(
            "MainProcess: serial: 200 ms, 2 answers | nobody computed; each waited for the one"
                + " before",
            "MainProcess: threads: 100 ms, 2 answers | 2.0 times as fast: all waited at once",
            "MainProcess: locked threads: 101 ms, 2 answers | 2.0 times as fast: a lock is no"
                + " hindrance to waiting",
            "MainProcess: processes: 300 ms, 2 answers | measured by the threads: 3.0 times as"
                + " long");
    assertThat(waiting(story).problems()).isEmpty();
    assertThat(waiting(story).seen())
        .contains("the same 2 answers", "measured by the threads, 3.0 times as long");
  }

  @Test
  void shouldMissAChildForEachAnswer() {
    assertThat(waiting(waited().child("waiter-1", 0, 9, 1)).problems())
        .hasSize(2)
        .anyMatch(problem -> problem.contains("exitCode=1"))
        .contains("Not as expected: children; expected=2 found=1.");
  }

  @Test
  void shouldMeasureByTheQuickerSerialRun() {
    Story story = computed(200, 100).line("MainProcess", "serial again: 300 ms, 100 primes");
    assertThat(computing(story).lines())
        .contains(
            "MainProcess: serial again: 300 ms, 100 primes | quicker than the first time: this is"
                + " what the others are measured by in the end");
    assertThat(computing(story).seen())
        .contains("serial 300 ms", "the threads were 1.5 times as fast");
    story = computed(200, 100).line("MainProcess", "serial again: 500 ms, 100 primes");
    assertThat(computing(story).seen()).contains("serial 400 ms");
  }

  @Test
  void shouldSayThatLockedThreadsCannotGainByThemselves() {
    assertThat(computing(timed(250, 500)).seen())
        .contains("under one lock 1.6 times as fast", "something else had the cores")
        .doesNotContain("A JVM has no such lock");
  }

  private static Story timed(int locked, int processes) {
    return new Story()
        .child("counter-1", 300, 600)
        .child("counter-2", 310, 600)
        .line("MainProcess", "serial: 400 ms, 100 primes")
        .line("MainProcess", "threads: 200 ms, 100 primes")
        .line("MainProcess", "locked threads: " + locked + " ms, 100 primes")
        .line("MainProcess", "the lock was handed on 80 times")
        .line("MainProcess", "processes: " + processes + " ms, 100 primes");
  }

  @Test
  void shouldSayWhenTheProcessesLost() {
    assertThat(computing(timed(400, 500)).seen()).contains("The processes lost");
  }

  @Test
  void shouldAnswerWhichIsFastestAndWhichIsSlowest() {
    assertThat(computing(computed(200, 100)).answer(0)).isEqualTo("threads");
    assertThat(waiting(waited()).answer(0)).isEqualTo("processes");
    assertThat(computing(new Story()).answer(0)).isEmpty();
    assertThat(waiting(new Story()).answer(0)).isEmpty();
  }
}
