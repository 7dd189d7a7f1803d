package mpj.multiprocessing.stress;

import mpj.multiprocessing.AmongManyObjects;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Row 25 of what must survive, with a million objects in the tree; fewer in a part of the stress.
 */
@ExtendWith(NothingLeft.class)
@Timeout(300)
class AmongManyObjectsStress {
  private final AmongManyObjects tree = new AmongManyObjects(Effort.rounds(1_000_000));

  @Test
  void f25ShouldGiveALockToTheNextAmongAllThoseObjects() throws Exception {
    tree.giveALockToTheNext();
  }

  @Test
  void f25ShouldGiveTheLocksOfManyThatDieAtOnceToTheNextAmongAllThoseObjects() throws Exception {
    tree.giveTheLocksOfManyToTheNext(20);
  }

  @Test
  void f25ShouldBreakABarrierAmongAllThoseObjects() throws Exception {
    tree.breakABarrier();
  }

  @Test
  void f25ShouldFailATaskAloneAmongAllThoseObjects() throws Exception {
    tree.failATaskAlone();
  }
}
