package mpj.multiprocessing.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.TestThreads;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.channel.QueueEmpty;
import mpj.multiprocessing.channel.QueueFull;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.sync.BrokenBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every type from a child, and proxies wherever they can be put. Rows M1, M2, M3 and M4. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class ManagedTypesTest {
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(30);

  private Manager manager;

  @BeforeEach
  void open() {
    manager = new Manager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private static void run(Task task) throws InterruptedException {
    var child = new ChildProcess(task);
    child.start();
    assertThat(child.join(Children.LONG)).isTrue();
    assertThat(child.exitCode()).as(() -> child.failure().orElse("")).hasValue(0);
  }

  /** A thing that the program has the manager host. */
  interface Counter {
    int add(int amount);

    int get();

    void fail(String why) throws IOException;

    default String shown() {
      return "count=" + get();
    }
  }

  /** Its implementation, which does not cross and has not thought of threads. */
  static final class Counting implements Counter {
    private final Thread cannotBeSent = Thread.currentThread();
    private int count;

    Counting() {}

    Counting(int count) {
      this.count = count;
    }

    @Override
    public int add(int amount) {
      int before = count;
      assertThat(cannotBeSent).isNotNull();
      TestThreads.letOthersRun();
      count = before + amount;
      return count;
    }

    @Override
    public int get() {
      return count;
    }

    @Override
    public void fail(String why) throws IOException {
      throw new IOException(why);
    }
  }

  @Test
  void m1ShouldServeEveryTypeToAChild() throws Exception {
    ManagedDict<String, Integer> dict = manager.dict(Map.of("one", 1));
    ManagedNamespace names = manager.namespace();
    ManagedValue<Integer> value = manager.value(1);
    ManagedArray<Integer> array = manager.array(List.of(1, 2, 3));
    ManagedQueue<Integer> queue = manager.queue(2);
    ManagedJoinableQueue<Integer> tasks = manager.joinableQueue();
    ManagedPool pool = manager.pool(2);
    run(() -> {
      dict.put("null", null);
      assertThat(dict).containsEntry("one", 1).containsEntry("null", null);
      names.set("x", 5);
      assertThat(names.<Integer>get("x")).isEqualTo(5);
      assertThatThrownBy(() -> names.get("y")).isInstanceOf(NoSuchElementException.class);
      assertThat(value.update(n -> n + 1)).isEqualTo(2);
      array.set(0, 10);
      assertThat(array.update(1, n -> n * 10)).isEqualTo(20);
      use(queue);
      tasks.put(7);
      assertThat(pool.map(x -> x * x, List.of(1, 2, 3))).containsExactly(1, 4, 9);
      assertThat(pool.<Integer, Integer>applyAsync(x -> x + 1, 1).get()).isEqualTo(2);
    });
    assertThat(dict.get("null")).isNull();
    assertThat(dict.containsKey("null")).isTrue();
    assertThat(names.names()).containsExactly("x");
    assertThat(value.get()).isEqualTo(2);
    assertThat(array.toList()).containsExactly(10, 20, 3);
    assertThat(queue.get()).isNull();
    assertThat(tasks.join(SHORT)).isFalse();
    assertThat(tasks.get()).isEqualTo(7);
    tasks.taskDone();
    tasks.join();
    assertThatThrownBy(tasks::taskDone).isInstanceOf(IllegalStateException.class);
    ManagedPoolForms.use(pool);
    usePool(pool);
  }

  private static void use(ManagedQueue<Integer> queue) throws InterruptedException {
    assertThatThrownBy(queue::getNow).isInstanceOf(QueueEmpty.class);
    assertThatThrownBy(() -> queue.get(SHORT)).isInstanceOf(QueueEmpty.class);
    assertThat(queue.getIf(99)).isEqualTo(99);
    queue.put(1);
    queue.putNow(null);
    assertThat(queue.isFull()).isTrue();
    assertThat(queue.putIf(3)).isFalse();
    assertThatThrownBy(() -> queue.putNow(3)).isInstanceOf(QueueFull.class);
    assertThatThrownBy(() -> queue.put(3, SHORT)).isInstanceOf(QueueFull.class);
    assertThat(queue.get()).isEqualTo(1);
    assertThat(queue.size()).isEqualTo(1);
    assertThat(queue.capacity()).isEqualTo(2);
  }

  private static void usePool(ManagedPool pool) throws Exception {
    assertThat(pool.workerPids()).hasSize(2);
    ManagedResult<List<String>> all = pool.mapAsync(s -> s + "!", List.of("a", "b"));
    assertThat(all.get(LONG)).containsExactly("a!", "b!");
    assertThat(all.isReady() && all.isSuccessful()).isTrue();
    assertThatThrownBy(() -> pool.apply(x -> 1 / (int) x, 0))
        .isInstanceOf(ArithmeticException.class);
    ManagedResult<Integer> failed = pool.applyAsync(x -> 1 / x, 0);
    assertThatThrownBy(failed::get).isInstanceOf(ArithmeticException.class);
    assertThat(failed.isSuccessful()).isFalse();
    ManagedResult<Integer> last = pool.applyAsync(x -> x + 1, 6);
    pool.close(); // comes after it
    assertThat(last.get()).isEqualTo(7);
    assertThatThrownBy(() -> pool.apply(x -> x, 1)).isInstanceOf(IllegalStateException.class);
    pool.join();
  }

  @Test
  void m1ShouldServeEveryPrimitiveToAChild() throws Exception {
    ManagedLock lock = manager.lock();
    ManagedRLock rlock = manager.rlock();
    ManagedSemaphore semaphore = manager.semaphore(1);
    ManagedBoundedSemaphore bounded = manager.boundedSemaphore(1);
    ManagedCondition condition = manager.condition(lock);
    ManagedCondition own = manager.condition();
    ManagedEvent event = manager.event();
    ManagedBarrier barrier = manager.barrier(2, event::set);
    var ready = new Queue<Integer>();
    lock.acquire();
    rlock.acquire();
    rlock.acquire();
    var child =
        new ChildProcess(() -> {
          assertThat(lock.tryAcquire()).isFalse();
          assertThat(lock.tryAcquire(SHORT)).isFalse();
          assertThatThrownBy(rlock::release).isInstanceOf(IllegalStateException.class);
          try (var held = own.hold()) {
            assertThat(own.await(SHORT)).isFalse();
            assertThat(own.isLocked()).isTrue();
            assertThat(held.ownerDied()).isEmpty();
          }
          ready.put(1);
          rlock.acquire(); // waits for the parent
          try (var _ = condition.hold()) {
            condition.waitFor(() -> semaphore.available() == 3);
          }
          assertThat(barrier.await()).isBetween(0, 1);
          assertThat(event.isSet()).isTrue();
          rlock.release();
        });
    child.start();
    ready.get(LONG);
    rlock.release();
    assertThat(rlock.depth()).isEqualTo(1);
    rlock.release();
    lock.release();
    assertThatThrownBy(condition::signal).isInstanceOf(IllegalStateException.class);
    assertThat(bounded.tryAcquire()).isTrue();
    bounded.release();
    assertThatThrownBy(bounded::release)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("semaphore=ManagedBoundedSemaphore-1 available=1");
    awaitSignalled(condition); // there is nothing to see yet
    semaphore.release(2);
    while (barrier.waiting() == 0) { // it may have seen that without a signal
      try (var _ = condition.hold()) {
        condition.signalAll();
      }
    }
    assertThat(barrier.await(LONG)).isBetween(0, 1);
    assertThat(event.isSet()).isTrue();
    child.join();
    event.clear();
    assertThat(event.await(SHORT)).isFalse();
    assertThat(child.exitCode()).as(() -> child.failure().orElse("")).hasValue(0);
    assertThat(lock.isLocked() || rlock.isLocked()).isFalse();
    assertThatThrownBy(() -> barrier.await(SHORT)).isInstanceOf(BrokenBarrier.class);
    assertThat(barrier.isBroken()).isTrue();
    barrier.reset();
    assertThat(barrier.isBroken()).isFalse();
    assertThat(barrier.parties()).isEqualTo(2);
  }

  /** Signals until there was one to wake. */
  private static void awaitSignalled(ManagedCondition condition) throws InterruptedException {
    int signalled = 0;
    while (signalled == 0) {
      try (var _ = condition.hold()) {
        signalled = condition.signalAll();
      }
    }
  }

  @Test
  @SuppressWarnings("unchecked") // what was sent is a list of numbers
  void m2ShouldPassProxiesByEveryWay() throws Exception {
    ManagedDict<String, ManagedList<Integer>> dict = manager.dict();
    dict.put("list", manager.list(List.of(1)));
    dict.get("list").add(2);
    dict.compute(
        "list",
        (key, list) -> { // served on the spot
          list.add(3);
          return list;
        });
    var queue = new Queue<ManagedDict<String, ManagedList<Integer>>>();
    queue.put(dict);
    var pipe = new Pipe();
    pipe.first().send(dict.get("list"));
    var second = pipe.second();
    var there = manager;
    ManagedQueue<Object> made = manager.queue();
    run(() -> {
      assertThat(queue.get().get("list")).containsExactly(1, 2, 3);
      ((ManagedList<Integer>) second.receive()).add(4);
      ManagedValue<String> value = there.value("by the child"); // the manager itself
      made.put(value);
      assertThatThrownBy(there::shutdown)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Manager-1");
    });
    assertThat(((ManagedValue<?>) made.get()).get()).isEqualTo("by the child");
    try (var pool = new Pool(1)) {
      ManagedList<Integer> list = dict.get("list");
      pool.map(x -> list.add(x), List.of(5));
      pool.map(d -> d.get("list").add(6), List.of(dict));
    }
    assertThat(dict.get("list")).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void m4ShouldHostTypesOfTheProgram() throws Exception {
    manager.register(Counter.class, () -> new Counting());
    Counter counter = manager.create(Counter.class);
    List<ChildProcess> children = new ArrayList<>();
    var there = manager;
    for (int i = 0; i < 2; i++) {
      children.add(
          new ChildProcess(() -> {
            for (int n = 0; n < 100; n++) {
              counter.add(1);
            }
            there.create(Counter.class).add(1); // the server knows the type for all
          }));
    }
    children.forEach(ChildProcess::start);
    for (var child : children) {
      child.join();
      assertThat(child.exitCode()).as(() -> child.failure().orElse("")).hasValue(0);
    }
    assertThat(counter.get()).isEqualTo(200);
    assertThat(counter.shown()).isEqualTo("count=200");
    assertThatThrownBy(() -> counter.fail("so it goes"))
        .isInstanceOf(IOException.class)
        .hasMessage("so it goes");
    ManagedList<Counter> list = manager.list(List.of(counter));
    assertThat(list.get(0)).isEqualTo(counter).hasSameHashCodeAs(counter);
    assertThat(list.contains(counter)).isTrue();
    assertThat(counter)
        .isNotEqualTo(manager.create(Counter.class))
        .hasToString("Counter ManagedObject-1");
  }

  /** Has a method that every proxy has. */
  interface Clashing {
    long handle();
  }

  @Test
  void m3ShouldRefuseWhatIsNotRegistered() {
    assertThatThrownBy(() -> manager.create(Counter.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no such type is registered")
        .hasMessageContaining("Counter");
    assertThatThrownBy(() -> manager.register(Counting.class, () -> new Counting()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("interface");
    assertThatThrownBy(() -> manager.register(Clashing.class, () -> null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("method=handle");
    manager.registerWithArgument(Counter.class, (Integer from) -> new Counting(from));
    assertThat(manager.create(Counter.class, 5).get()).isEqualTo(5);
    assertThatThrownBy(() -> manager.create(Counter.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("given=0");
    assertThatThrownBy(() -> manager.register(Counter.class, () -> new Counting()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("registered already");
    ManagedLock lock = manager.lock();
    assertThatThrownBy(() -> lock.link().call(77))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a method that can be called: object=ManagedLock-1 method=77");
    ObjectRef counter = Proxies.link(manager.create(Counter.class, 5));
    for (int number : new int[] {-1, 0, Counter.class.getMethods().length + 1}) {
      assertThatThrownBy(() -> counter.call(number))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not a method that can be called")
          .hasMessageContaining("method=" + number);
    }
    assertThatThrownBy(() -> manager.semaphore(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> manager.barrier(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> manager.queue(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
