package mpj.multiprocessing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row 25 of what must survive: a death costs no more in a tree that has many objects. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class AmongManyObjectsTest {
  private final AmongManyObjects tree = new AmongManyObjects(200_000);

  @Test
  void f25ShouldGiveALockToTheNextAmong200000Objects() throws Exception {
    tree.giveALockToTheNext();
  }

  @Test
  void f25ShouldGiveTheLocksOfManyThatDieAtOnceToTheNextAmong200000Objects() throws Exception {
    tree.giveTheLocksOfManyToTheNext(8);
  }

  @Test
  void f25ShouldBreakABarrierAmong200000Objects() throws Exception {
    tree.breakABarrier();
  }

  @Test
  void f25ShouldFailATaskAloneAmong200000Objects() throws Exception {
    tree.failATaskAlone();
  }
}
