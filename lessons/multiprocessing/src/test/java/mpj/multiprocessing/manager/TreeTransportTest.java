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
class TreeTransportTest {
  private static WeakReference<TreeTransport> use() {
    try (Manager manager = new Manager()) {
      manager.list().add(1);
      int number = ManagerState.at(Tree.current(), manager.handle()).number();
      TreeTransport transport = TreeTransport.to(number);
      assertThat(TreeTransport.to(number)).isSameAs(transport);
      return new WeakReference<>(transport);
    }
  }

  @Test
  void f27ShouldKeepNothingOfAManagerThatIsUsedNoMore() {
    WeakReference<TreeTransport> transport = use();
    long until = System.nanoTime() + Children.LONG.toNanos();
    while (!transport.refersTo(null) && System.nanoTime() < until) {
      System.gc();
      ProxyCleaner.tellGarbage();
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(transport.refersTo(null)).isTrue();
  }
}
