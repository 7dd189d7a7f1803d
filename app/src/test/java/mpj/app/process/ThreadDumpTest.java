package mpj.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mpj.lessons.story.diagnosis.Place;
import org.junit.jupiter.api.Test;

/** The form in which {@code jcmd} prints threads. */
final class ThreadDumpTest {
  private static final String DUMP =
      """
      4711:
      "main" #3 [4712] prio=5 os_prio=0 cpu=90.10ms tid=0x00007f nid=4712 runnable
         java.lang.Thread.State: RUNNABLE
      \tat java.lang.invoke.LambdaForm$MH/0x00007f8000.invokeExact_MT(java.base@25/LambdaForm$MH)
      \tat mpj.multiprocessing.internal.arena.Futex.sleep(Futex.java:99)
      \tat mpj.multiprocessing.sync.Lock.acquire(Lock.java:74)
      \tat shop.Two.takeBoth(Two.java:59)
      \tat shop.Two.lambda$run$0(Two.java:22)
      \tat java.lang.reflect.Method.invoke(java.base@25.0.3/Method.java:565)

      "spare" #21 [4713] daemon prio=5 os_prio=0 waiting on condition
         java.lang.Thread.State: TIMED_WAITING (sleeping)
      \tat java.lang.Thread.sleep(java.base@25.0.3/Thread.java:509)
      \t- locked <0x01> (a java.lang.Object)
      \tat shop.Two.rest(app//Two.java:70)

      "Reference Handler" #7 daemon prio=10
      \tat java.lang.ref.Reference.waitForReferencePendingList(java.base@25.0.3/Native Method)
      """;

  @Test
  void shouldFindTheLineOfEachThreadOfTheProgram() {
    assertThat(ThreadDump.read(DUMP))
        .containsExactly(
            new Place("Two.java:59", List.of("Futex", "Lock")),
            new Place("Two.java:70", List.of()));
  }
}
