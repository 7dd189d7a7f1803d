package mpj.multiprocessing.internal.queue;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.memory.SleepAttempt;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * A process is about to sleep until an item comes: it tells so, and looks at the queue once more.
 * Another process puts an item, and looks whether a process sleeps. At least one of them must see
 * the other.
 */
@JCStressTest
@Outcome(
    id = {"false, true", "false, false"},
    expect = ACCEPTABLE,
    desc = "The process sees the item, so it does not sleep.")
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "The process sleeps, and is woken.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The wake-up is lost: the process sleeps for ever.")
@State
public class QueueWakeUp {
  private final ItemQueue queue = ItemQueue.create(Tree.current(), 0);
  private final QueueUser producer = new QueueUser(queue);
  private final QueueUser consumer = new QueueUser(queue);

  @Actor
  public void put() {
    producer.put(7);
  }

  @Actor
  public void sleep(ZZ_Result result) {
    SleepAttempt.make(queue.block(), QueueRecord.GETTERS, () -> result.r1 = consumer.seesNoItem());
  }

  @Arbiter
  public void end(ZZ_Result result) {
    result.r2 = SleepAttempt.isUnnoticed(queue.block(), QueueRecord.GETTERS);
    queue.free();
  }
}
