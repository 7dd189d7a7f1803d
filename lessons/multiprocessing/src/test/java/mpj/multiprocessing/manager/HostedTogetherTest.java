package mpj.multiprocessing.manager;

import static mpj.multiprocessing.Children.LONG;
import static mpj.multiprocessing.Children.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.sync.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows M9 and M10: calls that wait beside others, and hosted objects inside hosted objects. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class HostedTogetherTest {
  /** A type of the program's, with a method that waits in the server. */
  interface Gate {
    void await() throws InterruptedException;

    void open();
  }

  private static final class OneGate implements Gate {
    private boolean open;

    @Override
    public void await() throws InterruptedException {
      while (!open) {
        wait(); // the call has this object's monitor
      }
    }

    @Override
    public void open() {
      open = true;
      notifyAll();
    }
  }

  private static FutureTask<Object> begin(Callable<Object> wait) {
    FutureTask<Object> task = new FutureTask<>(wait);
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  @Test
  void m9ShouldServeOthersWhileManyCallsWait() throws Exception {
    try (var manager = new Manager()) {
      manager.register(Gate.class, OneGate::new);
      ManagedQueue<Integer> queue = manager.queue();
      ManagedLock lock = manager.lock();
      ManagedEvent event = manager.event();
      ManagedSemaphore semaphore = manager.semaphore(0);
      ManagedPool pool = manager.pool(1);
      Gate gate = manager.create(Gate.class);
      var begun = new Event();
      var go = new Event();
      lock.acquire();
      List<FutureTask<Object>> waits = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        waits.add(begin(queue::get));
        waits.add(begin(() -> event.await(LONG)));
        waits.add(begin(() -> semaphore.tryAcquire(LONG)));
        waits.add(
            begin(() -> {
              gate.await();
              return true;
            }));
      }
      waits.add(
          begin(() ->
              pool.apply(
                  x -> {
                    begun.set();
                    return go.await(LONG);
                  },
                  1)));
      var child =
          new ChildProcess(() -> {
            lock.acquire(); // waits, too
            lock.release();
          });
      child.start();
      assertThat(begun.await(LONG)).isTrue();
      ManagedList<Integer> list = manager.list();
      assertThat(begin(() -> list.add(1)).get(SOON.toMillis(), TimeUnit.MILLISECONDS))
          .isEqualTo(true);
      // And the very objects that they wait for can be used.
      for (int i = 0; i < 20; i++) {
        queue.put(i);
      }
      semaphore.release(20);
      event.set();
      gate.open();
      go.set();
      lock.release();
      for (FutureTask<Object> wait : waits) {
        assertThat(wait.get(SOON.toMillis(), TimeUnit.MILLISECONDS)).isNotEqualTo(false);
      }
      assertThat(child.join(LONG)).isTrue();
      assertThat(child.exitCode()).hasValue(0);
    }
  }

  /** A type of the program's that takes hosted objects, uses them there, and returns them. */
  interface Shelf {
    int sum(ManagedList<Integer> numbers);

    void keep(String name, ManagedList<Integer> numbers);

    ManagedList<Integer> kept(String name);

    Shelf itself(Shelf shelf);
  }

  private static final class OneShelf implements Shelf {
    private final Map<String, ManagedList<Integer>> kept = new HashMap<>();

    @Override
    public int sum(ManagedList<Integer> numbers) {
      return numbers.stream().mapToInt(number -> number).sum();
    }

    @Override
    public void keep(String name, ManagedList<Integer> numbers) {
      numbers.add(0);
      kept.put(name, numbers);
    }

    @Override
    public ManagedList<Integer> kept(String name) {
      return kept.get(name);
    }

    @Override
    public Shelf itself(Shelf shelf) {
      return shelf;
    }
  }

  /** A type of the program's whose methods return the object itself. */
  interface Steps {
    Steps add(int amount);

    Object self();

    int sum();
  }

  private static final class OneSteps implements Steps {
    private int sum;

    @Override
    public Steps add(int amount) {
      sum += amount;
      return this;
    }

    @Override
    public Object self() {
      return this;
    }

    @Override
    public int sum() {
      return sum;
    }
  }

  @Test
  void m10ShouldReturnTheProxyOfAnObjectThatReturnsItself() throws Exception {
    try (var manager = new Manager()) {
      manager.register(Steps.class, OneSteps::new);
      manager.register(Appendable.class, StringBuilder::new);
      Steps steps = manager.create(Steps.class);
      var child = new ChildProcess(() -> steps.add(1).add(2));
      child.start();
      child.join();
      assertThat(child.exitCode()).as(() -> child.failure().orElse("")).hasValue(0);
      assertThat(steps.add(3).sum()).isEqualTo(6);
      assertThat(steps.self()).isEqualTo(steps);
      Appendable text = manager.create(Appendable.class); // what is serializable is not copied
      assertThat(text.append("a").append("b")).isEqualTo(text);
    }
  }

  @Test
  void m10ShouldTakeAndReturnHostedObjects() throws Exception {
    try (var manager = new Manager()) {
      manager.register(Shelf.class, OneShelf::new);
      Shelf shelf = manager.create(Shelf.class);
      var child =
          new ChildProcess(() -> {
            ManagedList<Integer> numbers = manager.list(List.of(1, 2, 3));
            assertThat(shelf.sum(numbers)).isEqualTo(6);
            shelf.keep("mine", numbers);
          }); // has no proxy of its own any more
      child.start();
      child.join();
      assertThat(child.exitCode()).as(() -> child.failure().orElse("")).hasValue(0);
      shelf.kept("mine").add(4);
      assertThat(shelf.kept("mine")).containsExactly(1, 2, 3, 0, 4);
      assertThat(shelf.kept("yours")).isNull();
      assertThat(shelf.itself(shelf)).isEqualTo(shelf);
      ManagedDict<String, Shelf> shelves = manager.dict();
      shelves.put("first", shelf);
      assertThat(shelves.get("first").kept("mine")).hasSize(5);
      ManagedValue<ManagedList<Integer>> value = manager.value(shelf.kept("mine"));
      assertThat(value.update(list -> list.size() > 4 ? list : null)).hasSize(5);
    }
  }
}
