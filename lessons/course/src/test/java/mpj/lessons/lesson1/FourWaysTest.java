package mpj.lessons.lesson1;

import static org.assertj.core.api.Assertions.assertThat;

import mpj.lessons.Story;
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

  @Test
  void shouldCompareTheWaysToCompute() {
    assertThat(computed(200, 100).notes(new CpuBoundCommentary()))
        .containsExactly(
            "MainProcess: serial: 400 ms, 100 primes | one after the other, by one core",
            "MainProcess: threads: 200 ms, 100 primes | 2.0 times as fast",
            "MainProcess: locked threads: 410 ms, 100 primes | no faster, no slower",
            "MainProcess: the lock was handed on 80 times | whoever did not have it waited: one"
                + " thread computed at a time",
            "MainProcess: processes: 300 ms, 100 primes | 1.3 times as fast, the boot of their"
                + " JVMs included");
    assertThat(new CpuBoundCommentary().check(computed(200, 100).recording())).isEmpty();
    assertThat(new CpuBoundCommentary().seen(computed(200, 100).recording()))
        .contains("serial 400 ms, threads 200 ms, locked threads 410 ms and processes 300 ms")
        .contains("the threads were 2.0 times as fast")
        .contains("handed on 80 times", "90 ms until the last", "A JVM has no such lock");
  }

  @Test
  void shouldSayWhenThreadsGotNoCoresOfTheirOwn() {
    assertThat(new CpuBoundCommentary().seen(computed(390, 100).recording()))
        .contains("no faster, no slower", "when nothing else is at work")
        .doesNotContain("A JVM has no such lock");
  }

  @Test
  void shouldFindWaysThatDidNotComeToTheSame() {
    assertThat(new CpuBoundCommentary().check(computed(200, 99).recording()))
        .containsExactly("The ways did not come to the same: results=[100, 99].");
  }

  @Test
  void shouldFindAWayThatWasNotMeasuredAndALockThatWasNotHandedOn() {
    Story story =
        new Story()
            .child("counter-1", 0, 100)
            .child("counter-2", 100, 200)
            .line("MainProcess", "serial: 400 ms, 100 primes");
    assertThat(new CpuBoundCommentary().check(story.recording()))
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
    assertThat(story.notes(new IoBoundCommentary()))
        .containsExactly(
            "MainProcess: serial: 200 ms, 2 answers | nobody computed; each waited for the one"
                + " before",
            "MainProcess: threads: 100 ms, 2 answers | 2.0 times as fast: all waited at once",
            "MainProcess: locked threads: 101 ms, 2 answers | 2.0 times as fast: a lock is no"
                + " hindrance to waiting",
            "MainProcess: processes: 300 ms, 2 answers | measured by the threads: 3.0 times as"
                + " long");
    assertThat(new IoBoundCommentary().check(story.recording())).isEmpty();
    assertThat(new IoBoundCommentary().seen(story.recording()))
        .contains("the same 2 answers", "measured by the threads, 3.0 times as long");
  }

  @Test
  void shouldMissAChildForEachAnswer() {
    assertThat(new IoBoundCommentary().check(waited().child("waiter-1", 0, 9, 1).recording()))
        .hasSize(2)
        .anyMatch(problem -> problem.contains("exitCode=1"))
        .contains("Not as expected: children; expected=2 found=1.");
  }
}
