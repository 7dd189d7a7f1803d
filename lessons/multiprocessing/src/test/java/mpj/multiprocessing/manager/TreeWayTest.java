package mpj.multiprocessing.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.internal.arena.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a process keeps of a manager. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class TreeWayTest {
  private static WeakReference<TreeWay> use() {
    try (Manager manager = new Manager()) {
      manager.list().add(1);
      int number = ManagerState.at(Tree.current(), manager.handle()).number();
      TreeWay way = TreeWay.to(number);
      assertThat(TreeWay.to(number)).isSameAs(way);
      return new WeakReference<>(way);
    }
  }

  @Test
  void f27ShouldKeepNothingOfAManagerThatIsUsedNoMore() {
    WeakReference<TreeWay> way = use();
    long until = System.nanoTime() + Children.LONG.toNanos();
    while (!way.refersTo(null) && System.nanoTime() < until) {
      System.gc();
      Reference.tellGarbage();
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(way.refersTo(null)).isTrue();
  }
}
