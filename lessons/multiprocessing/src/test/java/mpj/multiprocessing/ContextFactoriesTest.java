package mpj.multiprocessing;

import static mpj.multiprocessing.Children.LONG;
import static mpj.multiprocessing.Children.exitCode;
import static mpj.multiprocessing.Children.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mpj.multiprocessing.channel.Connection;
import mpj.multiprocessing.channel.JoinableQueue;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.channel.QueueFull;
import mpj.multiprocessing.channel.SimpleQueue;
import mpj.multiprocessing.shared.Array;
import mpj.multiprocessing.shared.Value;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.Condition;
import mpj.multiprocessing.sync.CountDownLatch;
import mpj.multiprocessing.sync.Event;
import mpj.multiprocessing.sync.Lock;
import mpj.multiprocessing.sync.RLock;
import mpj.multiprocessing.sync.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A context makes all that a program needs, and a child can use it. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class ContextFactoriesTest {
  private static final Context CONTEXT =
      Context.of(StartMethod.SPAWN).jvmOptions("-Dof.context=this");

  /** What crosses to the child: one thing of each queue, pipe and lock. */
  private record Things(
      Queue<String> queue,
      JoinableQueue<String> joinable,
      SimpleQueue<String> simple,
      Connection both,
      Connection oneWay,
      Lock lock,
      RLock rlock,
      Semaphore semaphore,
      Semaphore bounded,
      Condition condition,
      Event event,
      CountDownLatch latch,
      Barrier barrier)
      implements Serializable {}

  @Test
  void shouldMakeThingsThatAChildUses() throws Exception {
    var both = CONTEXT.pipe();
    var oneWay = CONTEXT.pipe(false);
    var ran = CONTEXT.value(0);
    RLock mutex = CONTEXT.rlock();
    var things =
        new Things(
            CONTEXT.queue(),
            CONTEXT.joinableQueue(),
            CONTEXT.simpleQueue(),
            both.second(),
            oneWay.writer(),
            CONTEXT.lock(),
            mutex,
            CONTEXT.semaphore(0),
            CONTEXT.boundedSemaphore(1),
            CONTEXT.condition(mutex),
            CONTEXT.event(),
            CONTEXT.countDownLatch(1),
            CONTEXT.barrier(2, () -> ran.set(1), LONG));

    things.lock.acquire();
    var child = start(CONTEXT.process("user", () -> use(things)));
    things.barrier.await();
    assertThat(things.queue.get(LONG)).isEqualTo("queue of this");
    assertThat(things.joinable.get(LONG)).isEqualTo("joinable");
    things.joinable.taskDone();
    assertThat(things.simple.get()).isEqualTo("simple");
    String byPipe = both.first().receive();
    String byOneWay = oneWay.reader().receive();
    assertThat(List.of(byPipe, byOneWay)).containsExactly("pipe", "one way");
    things.semaphore.acquire();
    things.event.await();
    things.latch.await();

    assertThat(exitCode(child)).isZero();
    assertThat(child.name()).isEqualTo("user");
    assertThat(ran.get()).isEqualTo(1);
    assertThat(things.lock.tryAcquire()).isTrue();
    things.lock.release();
    assertThat(things.bounded.available()).isOne();
    assertThatThrownBy(things.bounded::release).isInstanceOf(IllegalStateException.class);
  }

  private static void use(Things things) throws Exception {
    things.barrier.await();
    things.queue.put("queue of " + context());
    things.joinable.put("joinable");
    things.joinable.join();
    things.simple.put("simple");
    things.both.send("pipe");
    things.oneWay.send("one way");
    things.lock.release(); // which the parent holds
    things.rlock.acquire();
    things.rlock.acquire();
    things.condition.signalAll();
    things.rlock.release();
    things.rlock.release();
    things.semaphore.release();
    things.bounded.acquire();
    things.bounded.release();
    things.event.set();
    things.latch.countDown();
  }

  @Test
  void shouldMakeOtherFormsOfThem() throws Exception {
    Queue<Integer> queue = CONTEXT.queue(1);
    queue.put(1);
    assertThatThrownBy(() -> queue.put(2, Duration.ZERO)).isInstanceOf(QueueFull.class);
    JoinableQueue<Integer> joinable = CONTEXT.joinableQueue(1);
    joinable.put(1);
    assertThatThrownBy(() -> joinable.put(2, Duration.ZERO)).isInstanceOf(QueueFull.class);
    assertThat(CONTEXT.barrier(3).parties()).isEqualTo(3);
    assertThat(CONTEXT.barrier(1, () -> {}).await()).isZero();
    assertThat(CONTEXT.condition().mutex()).isInstanceOf(RLock.class);
    assertThat(CONTEXT.process(() -> {}).context()).isSameAs(CONTEXT);
  }

  /** A record has a constructor only: a context has no word for its class. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RECORD")
  void shouldMakeEachPrimitive(Primitive one) {
    assertThat(Context.class.getMethods())
        .as("add a method to ContextPrimitives that returns a new %s", one.type().getSimpleName())
        .anyMatch(method ->
            !Modifier.isStatic(method.getModifiers()) && method.getReturnType() == one.type());
  }

  @Test
  void shouldMakeValuesAndArraysOfEachKind() {
    Set<Class<?>> kinds =
        Stream.of(ContextMemory.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(Method::getReturnType)
            .filter(
                type -> Value.class == type.getSuperclass() || Array.class == type.getSuperclass())
            .collect(Collectors.toSet());
    assertThat(kinds)
        .containsAll(List.of(Value.class.getPermittedSubclasses()))
        .containsAll(List.of(Array.class.getPermittedSubclasses()));

    assertThat(CONTEXT.value(1).get()).isEqualTo(1);
    assertThat(CONTEXT.value(1L << 40).get()).isEqualTo(1L << 40);
    assertThat(CONTEXT.value(0.5).get()).isEqualTo(0.5);
    assertThat(CONTEXT.value(true).get()).isTrue();
    assertThat(CONTEXT.value('x').get()).isEqualTo('x');
    assertThat(CONTEXT.array(new int[1000]).length()).isEqualTo(1000);
    assertThat(CONTEXT.array(new double[] {0.5, 1.5}).get(1)).isEqualTo(1.5);
  }

  @Test
  void shouldMakeAllThatTheConstructorsOfValuesAndArraysMake() {
    Set<String> made =
        Stream.of(ContextMemory.class.getDeclaredMethods())
            .map(method ->
                method.getReturnType().getSimpleName()
                    + Arrays.toString(method.getParameterTypes()))
            .collect(Collectors.toSet());
    Set<String> wanted =
        Stream.of(Value.class, Array.class)
            .flatMap(all -> Stream.of(all.getPermittedSubclasses()))
            .flatMap(type -> Stream.of(type.getConstructors()))
            .map(one ->
                one.getDeclaringClass().getSimpleName() + Arrays.toString(one.getParameterTypes()))
            .collect(Collectors.toSet());
    assertThat(wanted).hasSizeGreaterThan(16);
    assertThat(made).containsAll(wanted);
  }

  @Test
  void shouldMakeValuesAndArraysWithALockAndSharedMemory() throws Exception {
    Lock lock = CONTEXT.lock();
    assertThat(CONTEXT.value(1, lock).lock()).isEqualTo(lock);
    assertThat(CONTEXT.value(1, null).get()).isEqualTo(1);
    assertThat(CONTEXT.array(new long[] {1, 2}, lock).lock()).isEqualTo(lock);
    assertThat(CONTEXT.doubleArray(3).length()).isEqualTo(3);
    assertThat(CONTEXT.byteArray(3, null).get(2)).isZero();
    try (var memory = CONTEXT.sharedMemory(5)) {
      assertThat(memory.segment().byteSize()).isEqualTo(5);
      memory.unlink();
    }
    String name = "of-context-" + ProcessHandle.current().pid();
    try (var memory = CONTEXT.sharedMemory(name, 5)) {
      assertThat(memory.name()).isEqualTo(name);
      memory.unlink();
    }
  }

  @Test
  void shouldStartThePoolAndTheManagerAsTheContextSays() throws Exception {
    try (var pool = CONTEXT.pool(2);
        var manager = CONTEXT.manager(() -> System.setProperty("initialized", "yes"))) {
      assertThat(pool.workerPids()).hasSize(2);
      assertThat(pool.apply(ContextFactoriesTest::context)).isEqualTo("this");
      List<Integer> list = manager.list();
      assertThat(pool.apply(() -> list.add(42))).isTrue();
      assertThat(list).containsExactly(42);
      manager.register(Server.class, ServerFacts::new);
      assertThat(manager.create(Server.class).facts()).isEqualTo("this yes");
    }
    try (var pool = CONTEXT.poolBuilder().workers(1).maxTasksPerChild(5).build()) {
      assertThat(pool.apply(ContextFactoriesTest::context)).isEqualTo("this");
    }
  }

  /** Returns what the context gave to the process that this runs in. */
  private static String context() {
    return System.getProperty("of.context");
  }

  /** What the server says of itself. */
  public interface Server {
    String facts();
  }

  private static final class ServerFacts implements Server {
    @Override
    public String facts() {
      return context() + " " + System.getProperty("initialized");
    }
  }
}
