package mpj.multiprocessing.stress;

import mpj.multiprocessing.AmongManyObjects;
import mpj.multiprocessing.NothingLeft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row 25 of what must survive, with a million objects in the tree. */
@ExtendWith(NothingLeft.class)
@Timeout(300)
class AmongManyObjectsStress {
  private final AmongManyObjects tree = new AmongManyObjects(1_000_000);

  @Test
  void f25ShouldGiveALockToTheNextAmongAMillionObjects() throws Exception {
    tree.giveALockToTheNext();
  }

  @Test
  void f25ShouldGiveTheLocksOfManyThatDieAtOnceToTheNextAmongAMillionObjects() throws Exception {
    tree.giveTheLocksOfManyToTheNext(20);
  }

  @Test
  void f25ShouldBreakABarrierAmongAMillionObjects() throws Exception {
    tree.breakABarrier();
  }

  @Test
  void f25ShouldFailATaskAloneAmongAMillionObjects() throws Exception {
    tree.failATaskAlone();
  }
}
