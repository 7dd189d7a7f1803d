package mpj.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.manager.GuestMessages;
import mpj.multiprocessing.manager.ManagedBarrier;
import mpj.multiprocessing.manager.ManagedDict;
import mpj.multiprocessing.manager.ManagedList;
import mpj.multiprocessing.manager.ManagedLock;
import mpj.multiprocessing.manager.ManagedQueue;
import mpj.multiprocessing.manager.ManagedSemaphore;
import mpj.multiprocessing.manager.ManagerGone;
import mpj.multiprocessing.sync.BrokenBarrier;
import mpj.multiprocessing.sync.Lock;
import mpj.multiprocessing.sync.OwnerDied;
import mpj.remote.StrangerMain.Counter;
import mpj.remote.StrangerMain.Counting;
import mpj.remote.StrangerMain.Doubling;
import mpj.remote.net.Fingerprint;
import mpj.remote.net.HandshakeRefused;
import mpj.remote.net.Identity;
import mpj.remote.net.Key;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A manager used by JVMs that are no children of it. Rows M1, M2, M3 and M4 from there, fault row
 * 15, and <i>Who is let in</i>.
 */
@Timeout(60)
class ServedManagerTest {
  private static final Key KEY = Key.random();

  private static RemoteManager manager;

  @BeforeAll
  static void serve() throws Exception {
    manager =
        RemoteManager.serve(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0),
            KEY,
            Terms.STANDARD.allowing(Doubling.class));
    manager.register(Counter.class, Counting::new);
    manager.offer("guests", manager.list());
  }

  @AfterAll
  static void end() throws Exception {
    manager.close();
    new NothingLeft().afterEach(null);
  }

  private static RemoteManager connected() throws Exception {
    return RemoteManager.connect(manager.address(), KEY);
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + Children.SOON.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(until);
      Thread.onSpinWait();
    }
  }

  @Test
  void shouldServeEveryTypeToAJvmThatIsNoChild() throws Exception {
    manager.offer("counter", manager.create(Counter.class));
    try (var stranger = new Stranger("types", manager, KEY)) {
      stranger.done();
      ManagedList<Long> guests = manager.find("guests", ManagedList.class);
      assertThat(guests).contains(stranger.pid());
      assertThat(manager.find("counter", Counter.class).add(1)).isEqualTo(8);
    }
  }

  @Test
  void shouldLetInOnlyWhoKnowsTheKey() {
    assertThatThrownBy(() -> RemoteManager.connect(manager.address(), Key.of("another")))
        .isInstanceOf(HandshakeRefused.class)
        .hasMessageContaining("another key");
    assertThatThrownBy(() -> RemoteManager.connect(manager.address(), null))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("key");
    assertThatThrownBy(() -> RemoteManager.serve(manager.address(), null))
        .hasMessageContaining("Key.random()");
  }

  @Test
  void shouldDemandTlsBeyondLoopback() {
    var anywhere = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 7);
    assertThatThrownBy(() -> RemoteManager.serve(anywhere, KEY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("beyond loopback there must be TLS", "Identity.create()");
    assertThatThrownBy(() -> RemoteManager.connect(anywhere, KEY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("beyond loopback there must be TLS", "Fingerprint");
    Identity identity = Identity.create();
    Terms wrong = Terms.STANDARD.with(identity.fingerprint());
    assertThatThrownBy(() -> RemoteManager.serve(anywhere, KEY, wrong))
        .hasMessageContaining("give an Identity");
    assertThatThrownBy(() -> RemoteManager.connect(anywhere, KEY, Terms.STANDARD.with(identity)))
        .hasMessageContaining("name its Fingerprint");
    assertThat(Identity.of(identity.bytes()).fingerprint())
        .isEqualTo(Fingerprint.parse(identity.fingerprint().toString()));
  }

  /** What a client might send, and the manager does not know. */
  private record Unknown(int number) implements Serializable {}

  @Test
  void shouldTakeNoCodeAndOnlyAllowedClasses() throws Exception {
    try (RemoteManager there = connected()) {
      ManagedList<Object> list = there.list(List.of(1));
      assertThatThrownBy(() -> list.add(new Unknown(1)))
          .isInstanceOf(UndecodableException.class)
          .hasMessageContainingAll("not admitted", Unknown.class.getName());
      assertThatThrownBy(() -> list.replaceAll(item -> 2))
          .isInstanceOf(UndecodableException.class)
          .hasMessageContaining("lambdas are not admitted");
      assertThatThrownBy(() -> there.barrier(1, () -> System.exit(1)))
          .isInstanceOf(UndecodableException.class);
      assertThatThrownBy(() -> there.register(Runnable.class, () -> () -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("only processes of the manager's tree can register types");
      assertThatThrownBy(() -> there.create(Comparable.class))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("register it first");
      assertThat(list).containsExactly(1);
      there.offer("list", list);
      ManagedList<Object> own = manager.find("list", ManagedList.class);
      own.set(0, new Unknown(2)); // from the tree everything is taken
      assertThatThrownBy(() -> list.get(0))
          .isInstanceOf(UndecodableException.class)
          .hasMessageContainingAll("not admitted", Unknown.class.getName());
      own.set(0, new Lock());
      assertThatThrownBy(() -> list.get(0))
          .isInstanceOf(UncrossableException.class)
          .hasMessageContaining("only what the manager itself hosts");
      Terms terms = Terms.STANDARD.allowing(Unknown.class);
      own.set(0, new Unknown(3));
      try (RemoteManager allowing = RemoteManager.connect(manager.address(), KEY, terms)) {
        ManagedList<Object> same = allowing.find("list", ManagedList.class);
        assertThat(same.get(0)).isEqualTo(new Unknown(3));
      }
    }
  }

  @Test
  void shouldSayWhatIsOffered() throws Exception {
    try (RemoteManager there = connected()) {
      assertThatThrownBy(() -> there.find("gests", ManagedList.class))
          .isInstanceOf(NoSuchElementException.class)
          .hasMessageContainingAll("name=gests", "offered=[", "guests");
      assertThatThrownBy(() -> there.find("guests", ManagedDict.class))
          .isInstanceOf(ClassCastException.class)
          .hasMessageContainingAll("offered=List-", "asked=ManagedDict");
      assertThatThrownBy(() -> there.offer("x", manager.list()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("only what the manager hosts");
      assertThat(there.pid()).isEqualTo(manager.pid());
      assertThat(there).hasToString(manager + " at " + manager.address());
    }
  }

  @Test
  void shouldKeepProxiesOfAConnectionInTheirProcess() throws Exception {
    try (RemoteManager there = connected();
        RemoteManager again = connected()) {
      ManagedList<Object> list = there.list();
      assertThatThrownBy(() -> new ChildProcess(list::clear).start())
          .isInstanceOf(UncrossableException.class)
          .hasMessageContainingAll("in its process only", "object=List-", "RemoteManager.connect");
      assertThatThrownBy(() -> new Queue<Object>().put(there))
          .isInstanceOf(UncrossableException.class)
          .hasMessageContaining("in its process only");
      assertThatThrownBy(() -> manager.list().add(list)).isInstanceOf(UncrossableException.class);
      for (Object foreign : List.of(new Lock(), manager.list(), again.list(), manager)) {
        assertThatThrownBy(() -> list.add(foreign))
            .isInstanceOf(UncrossableException.class)
            .hasMessageContaining("can be given only what it hosts itself");
        assertThatThrownBy(() -> list.add(List.of(List.of(foreign))))
            .isInstanceOf(UncrossableException.class);
      }
      assertThat(list).isEmpty();
    }
  }

  @Test
  void shouldHideFromAClientWhatItWasNotGiven() throws Exception {
    ManagedList<Integer> secret = manager.list();
    try (RemoteManager there = connected()) {
      ManagedList<Object> guessed = GuestMessages.guess(there.list(), secret);
      assertThatThrownBy(guessed::clear)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("hosts no such object");
      ManagedList<Object> carrier = there.list();
      assertThatThrownBy(() -> carrier.add(guessed)).isInstanceOf(UndecodableException.class);
    }
    assertThat(secret).isEmpty();
  }

  @Test
  void f15ShouldFreeWhatALostClientHeld() throws Exception {
    ManagedLock lock = manager.lock();
    ManagedSemaphore semaphore = manager.semaphore(1);
    ManagedBarrier barrier = manager.barrier(3);
    ManagedQueue<Integer> queue = manager.queue();
    manager.offer("lock", lock);
    manager.offer("semaphore", semaphore);
    manager.offer("barrier", barrier);
    manager.offer("queue", queue);
    int before = manager.objectCount();
    try (var stranger = new Stranger("hold", manager, KEY)) {
      assertThat(stranger.line()).startsWith("holds");
      await(() -> barrier.waiting() == 1);
      assertThat(manager.objectCount()).isEqualTo(before + 1);
      assertThat(lock.tryAcquire()).isFalse();
      stranger.kill();
      assertThat(lock.tryAcquire(Children.SOON)).isTrue();
      OwnerDied died = lock.ownerDied().orElseThrow();
      assertThat(died.pid()).isEqualTo(stranger.pid());
      assertThat(died.toString()).contains("client at /127.0.0.1:", "was lost");
    }
    await(() -> semaphore.available() == 1);
    await(() -> manager.objectCount() == before);
    assertThat(barrier.isBroken()).isTrue();
    assertThatThrownBy(barrier::await).isInstanceOf(BrokenBarrier.class);
    queue.put(7);
    assertThat(queue.getNow()).isEqualTo(7);
  }

  @Test
  void f15ShouldFreeWhatAClosedClientHeld() throws Exception {
    ManagedLock lock = manager.lock();
    manager.offer("closed", lock);
    int before = manager.objectCount();
    RemoteManager there = connected();
    ManagedLock held = there.find("closed", ManagedLock.class);
    held.acquire();
    ManagedList<Integer> list = there.list(List.of(1, 2));
    ManagedQueue<Integer> queue = there.queue();
    assertThat(manager.objectCount()).isEqualTo(before + 2);
    AtomicReference<Throwable> ended = new AtomicReference<>();
    Thread getter =
        Thread.ofPlatform()
            .start(() -> {
              try {
                queue.get();
              } catch (Throwable e) {
                ended.set(e);
              }
            });
    assertThat(queue.size()).isZero();
    there.close();
    there.close();
    assertThat(getter.join(Children.SOON)).isTrue();
    assertThat(ended.get()).isInstanceOf(ManagerGone.class).hasMessageContaining("closed here");
    assertThat(lock.tryAcquire(Children.SOON)).isTrue();
    await(() -> manager.objectCount() == before);
    assertThatThrownBy(list::size)
        .isInstanceOf(ManagerGone.class)
        .hasMessageContainingAll("object=List-", "closed here", "connect again");
    assertThatThrownBy(there::list).isInstanceOf(ManagerGone.class);
    lock.release();
  }

  @Test
  void shouldGiveNothingToWhoWasInterrupted() throws Exception {
    ManagedLock lock = manager.lock();
    manager.offer("contended", lock);
    lock.acquire();
    try (RemoteManager there = connected()) {
      ManagedLock far = there.find("contended", ManagedLock.class);
      CountDownLatch left = new CountDownLatch(1);
      Thread waiter =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  far.acquire();
                } catch (InterruptedException e) {
                  left.countDown();
                }
              });
      assertThat(far.tryAcquire(Duration.ofMillis(20))).as("nobody is held up").isFalse();
      waiter.interrupt();
      assertThat(left.await(4, TimeUnit.SECONDS)).isTrue();
      lock.release();
      assertThat(far.isLocked()).isFalse();
      Thread.currentThread().interrupt();
      assertThat(far.tryAcquire()).as("it is no wait, and its answer counts").isTrue();
      assertThat(Thread.interrupted()).isTrue();
      far.release();
    }
  }

  @Test
  void shouldFreeWhatAClientHasLetGoOf() throws Exception {
    try (RemoteManager there = connected()) {
      int before = there.objectCount();
      for (int i = 0; i < 20; i++) {
        there.list();
      }
      await(() -> {
        System.gc();
        return there.objectCount() == before;
      });
    }
  }
}
