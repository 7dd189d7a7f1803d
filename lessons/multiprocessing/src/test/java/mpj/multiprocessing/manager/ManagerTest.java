package mpj.multiprocessing.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.TestThreads;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.Trace;
import mpj.multiprocessing.trace.TraceListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A manager among many processes and threads, and its end. Rows M2 and M5. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class ManagerTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private static List<ChildProcess> startAll(List<ChildProcess> children) {
    children.forEach(ChildProcess::start);
    return children;
  }

  private static void joinAll(List<ChildProcess> children) throws InterruptedException {
    for (var child : children) {
      child.join();
      assertThat(child.exitCode()).as(() -> child.failure().orElse("")).hasValue(0);
    }
  }

  @Test
  void shouldHaveTheItemsOfManyProcesses() throws Exception {
    try (var manager = new Manager()) {
      List<Integer> list = manager.list();
      List<ChildProcess> children = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        int number = i;
        children.add(new ChildProcess(() -> list.add(number)));
      }
      joinAll(startAll(children));
      assertThat(list).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 12).boxed().toList());
    }
  }

  @Test
  void shouldServeManyThreadsOfSeveralProcesses() throws Exception {
    try (var manager = new Manager()) {
      ManagedList<Integer> list = manager.list();
      List<ChildProcess> children = new ArrayList<>();
      for (int i = 1; i <= 3; i++) {
        int process = i;
        children.add(new ChildProcess(() -> addByThreads(list, process * 10_000)));
      }
      startAll(children);
      addByThreads(list, 0);
      joinAll(children);
      assertThat(list).hasSize(4 * 8 * 250);
      assertThat(new HashSet<>(list)).hasSize(4 * 8 * 250);
    }
  }

  private static void addByThreads(List<Integer> list, int from) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 8; i++) {
      int first = from + i * 250;
      var thread = TestThreads.of(() -> addInOrder(list, first));
      thread.setUncaughtExceptionHandler((t, failure) -> failures.add(failure));
      threads.add(thread);
      thread.start();
    }
    for (var thread : threads) {
      thread.join();
    }
    assertThat(failures).isEmpty();
  }

  private static void addInOrder(List<Integer> list, int first) {
    for (int i = 0; i < 250; i++) {
      list.add(first + i);
    }
  }

  @Test
  void m2ShouldBePassedThroughQueuesAndOtherManagers() throws Exception {
    try (var first = new Manager();
        var second = new Manager()) {
      assertThat(first.pid()).isNotEqualTo(second.pid());
      assertThat(second).hasToString("Manager-2");
      ManagedList<List<String>> lists = first.list();
      ManagedList<String> words = second.list();
      lists.add(words);
      var queue = new Queue<ManagedList<List<String>>>();
      var child = new ChildProcess(() -> queue.get().get(0).add("from the child"));
      child.start();
      queue.put(lists);
      joinAll(List.of(child));
      assertThat(words).containsExactly("from the child");
      assertThat(lists.contains(words)).isTrue();
    }
  }

  @Test
  void shouldLeaveTheNamesOfQueuesToTheUser() {
    try (var manager = new Manager()) {
      manager.list().add(1);
      assertThat(new Queue<>()).hasToString("Queue-1");
    }
  }

  @Test
  void m5ShouldRefuseUseAfterShutdown() throws Exception {
    var manager = new Manager();
    ManagedList<Integer> list = manager.list(List.of(1));
    long pid = manager.pid();
    var ready = new Queue<Integer>();
    var go = new Queue<Integer>();
    var child = new ChildProcess(() -> expectGone(list, ready, go));
    child.start();
    ready.get(LONG);
    manager.shutdown();
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    manager.shutdown();
    manager.close();
    assertThatThrownBy(list::size)
        .isInstanceOf(ManagerGone.class)
        .hasMessageContaining("shut down: object=List-1 manager=Manager-1 pid=" + pid);
    assertThatThrownBy(manager::list)
        .isInstanceOf(ManagerGone.class)
        .hasMessageContaining("manager=Manager-1");
    go.put(1);
    joinAll(List.of(child));
  }

  private static void expectGone(List<Integer> list, Queue<Integer> ready, Queue<Integer> go)
      throws Exception {
    list.add(2);
    ready.put(1);
    go.get(LONG);
    assertThatThrownBy(() -> list.add(3)).isInstanceOf(ManagerGone.class);
  }

  @Test
  void m5ShouldEndCallsUnderWayAtShutdown() throws Exception {
    for (int round = 0; round < 5; round++) {
      var manager = new Manager();
      ManagedList<Integer> list = manager.list();
      var ready = new Queue<Integer>();
      var child = new ChildProcess(() -> addUntilGone(list, ready));
      child.start();
      ready.get(LONG);
      long began = System.nanoTime();
      manager.shutdown();
      joinAll(List.of(child));
      assertThat(System.nanoTime() - began).isLessThan(Duration.ofSeconds(4).toNanos());
    }
  }

  @Test
  void m5ShouldEndCallsThatWaitAtShutdown() throws Exception {
    var manager = new Manager();
    ManagedLock lock = manager.lock();
    lock.acquire();
    List<Task> waits =
        List.of(
            lock::acquire,
            manager.queue()::get,
            manager.event()::await,
            manager.barrier(2)::await,
            manager.semaphore(0)::acquire);
    List<CompletableFuture<Throwable>> ends = new ArrayList<>();
    for (Task wait : waits) {
      ends.add(new CompletableFuture<>());
      var thread = TestThreads.of(() -> end(wait, ends.getLast()));
      thread.start();
      Children.awaitAsleep(thread);
    }
    manager.shutdown();
    for (var end : ends) {
      assertThat(end.get(4, TimeUnit.SECONDS)).isInstanceOf(ManagerGone.class);
    }
    assertThatThrownBy(manager::dict).isInstanceOf(ManagerGone.class);
    assertThatThrownBy(() -> manager.value(1)).isInstanceOf(ManagerGone.class);
  }

  private static void end(Task wait, CompletableFuture<Throwable> how) {
    try {
      wait.run();
      how.complete(null);
    } catch (Throwable e) {
      how.complete(e);
    }
  }

  @Test
  void shouldServeItsOwnCodeOnTheSpot() throws Exception {
    try (var manager = new Manager()) {
      ManagedDict<String, Integer> dict = manager.dict();
      ManagedQueue<Integer> queue = manager.queue();
      ManagedLock lock = manager.lock();
      var waiter = TestThreads.of(() -> dict.compute("a", (key, old) -> take(queue, lock, dict)));
      waiter.start();
      Children.awaitAsleep(waiter);
      ManagedDict<String, Integer> other = manager.dict(Map.of("b", 1)); // nobody is held up
      assertThat(other).hasSize(1);
      queue.put(5);
      waiter.join();
      assertThat(dict.get("a")).isEqualTo(5);
      assertThat(lock.isLocked()).isFalse();
    }
  }

  /** Waits in the server for what another process brings, and uses the map that it is called of. */
  private static Integer take(
      ManagedQueue<Integer> queue, ManagedLock lock, ManagedDict<String, Integer> dict) {
    try (var _ = lock.hold()) {
      assertThat(dict.size()).isZero();
      return queue.get();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void addUntilGone(List<Integer> list, Queue<Integer> ready) throws Exception {
    list.add(0);
    ready.put(1);
    assertThatThrownBy(
            () -> {
              while (true) {
                list.add(1);
              }
            })
        .isInstanceOf(ManagerGone.class);
  }

  @Test
  void shouldKillAServerThatDoesNotEnd() throws Exception {
    var manager = new Manager();
    ManagedList<Integer> list = manager.list(List.of(1));
    var begun = new Queue<Integer>();
    var thrown = new AtomicReference<Throwable>();
    var busy = TestThreads.of(() -> list.replaceAll(item -> hang(begun)));
    busy.setUncaughtExceptionHandler((thread, failure) -> thrown.set(failure));
    busy.start();
    begun.get(LONG);
    long began = System.nanoTime();
    manager.close();
    assertThat(System.nanoTime() - began).isGreaterThan(Duration.ofSeconds(2).toNanos());
    busy.join();
    assertThat(thrown.get()).isInstanceOf(ManagerGone.class);
    assertThat(ProcessHandle.of(manager.pid()).filter(ProcessHandle::isAlive)).isEmpty();
  }

  /** Leaves a thread behind that is no daemon, and so keeps the server's JVM alive. */
  private static int hang(Queue<Integer> begun) {
    var stays = new Thread(ManagerTest::stay);
    stays.setDaemon(false);
    stays.start();
    try {
      begun.put(1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    stay();
    return 0;
  }

  private static void stay() {
    while (true) {
      LockSupport.park();
    }
  }

  @Test
  void shouldEndWithAnInterruptAndKeepTheFlag() throws Exception {
    try (var manager = new Manager()) {
      ManagedList<Integer> list = manager.list(List.of(1));
      ManagedList<String> signs = manager.list();
      var thrown = new AtomicReference<Throwable>();
      var flag = new AtomicReference<Boolean>();
      var waiter =
          TestThreads.of(() -> {
            try {
              list.replaceAll(item -> waitForSign(signs, item));
            } catch (RuntimeException e) {
              thrown.set(e);
              flag.set(Thread.interrupted());
            }
          });
      waiter.start();
      while (!signs.contains("begun")) {
        TestThreads.letOthersRun();
      }
      waiter.interrupt();
      waiter.join();
      assertThat(thrown.get())
          .isInstanceOf(CallInterrupted.class)
          .hasMessageContaining("object=List-1");
      assertThat(flag.get()).isTrue();
      signs.add("go on");
      for (int i = 0; i < 1000; i++) { // the late answer is nobody's
        assertThat(signs.size()).isEqualTo(2);
      }
      while (list.get(0) != 10) {
        TestThreads.letOthersRun();
      }
    }
  }

  private static int waitForSign(List<String> signs, int item) {
    signs.add("begun");
    while (!signs.contains("go on")) {
      TestThreads.letOthersRun();
    }
    return 10 * item;
  }

  /** Keeps all events. */
  private static final class Events implements TraceListener {
    private final List<Event> all = new CopyOnWriteArrayList<>();

    @Override
    public void event(Event event) {
      all.add(event);
    }

    @Override
    public void line(OutputLine line) {}

    long begunBy(String client) {
      return of(EventKind.CALL_BEGAN).stream()
          .filter(event -> event.process().name().equals(client))
          .count();
    }

    List<Event> of(EventKind kind) {
      return all.stream().filter(event -> event.kind() == kind).toList();
    }
  }

  @Test
  void shouldEmitCallsThatWait() throws Exception {
    var events = new Events();
    try (var _ = Trace.start(events);
        var manager = new Manager()) {
      ManagedLock lock = manager.lock();
      lock.acquire();
      var child = new ChildProcess("client", () -> lock.acquire());
      child.start();
      while (lock.isLocked() && child.isAlive() && events.begunBy("client") == 0) {
        TestThreads.letOthersRun();
      }
      lock.release();
      joinAll(List.of(child));
    }
    assertThat(events.begunBy("client")).isEqualTo(1);
    assertThat(events.of(EventKind.CALL_SERVED))
        .filteredOn(event -> event.peer().name().equals("client"))
        .singleElement()
        .satisfies(event -> assertThat(event.object()).isEqualTo("ManagedLock-1"))
        .satisfies(event -> assertThat(event.value()).isPositive());
  }

  @Test
  void shouldEmitItsCalls() throws Exception {
    var events = new Events();
    try (var trace = Trace.start(events);
        var manager = new Manager()) {
      ManagedList<Integer> list = manager.list();
      var child = new ChildProcess("client", () -> Collections.addAll(list, 1, 2));
      child.start();
      joinAll(List.of(child));
      assertThat(trace.processes()).extracting(p -> p.name()).contains("Manager-1", "client");
    }
    List<Event> began = events.of(EventKind.CALL_BEGAN);
    assertThat(began).extracting(Event::sequence).containsExactly(1L, 2L);
    assertThat(began).extracting(Event::object).containsOnly("List-1");
    assertThat(began).extracting(event -> event.process().name()).containsOnly("client");
    List<Event> ended = events.of(EventKind.CALL_ENDED);
    assertThat(ended).extracting(Event::sequence).containsExactly(1L, 2L);
    assertThat(ended).allMatch(event -> event.value() > 0);
    List<Event> served = events.of(EventKind.CALL_SERVED);
    assertThat(served).extracting(event -> event.process().name()).containsOnly("Manager-1");
    assertThat(served).extracting(event -> event.peer().name()).containsOnly("client");
    assertThat(served).extracting(Event::object).containsExactly("List-1", "List-1");
    for (int i = 0; i < 2; i++) {
      assertThat(began.get(i).nanos()).isLessThanOrEqualTo(served.get(i).nanos());
      assertThat(served.get(i).nanos()).isLessThanOrEqualTo(ended.get(i).nanos());
    }
  }
}
