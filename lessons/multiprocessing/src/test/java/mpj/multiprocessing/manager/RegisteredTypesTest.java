package mpj.multiprocessing.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.internal.memory.HostedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row M8: a managed type is defined by one line, its methods are those of its interface. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class RegisteredTypesTest {
  /** Inherited by the type below. */
  interface Named {
    String name();
  }

  /** With what interfaces have: type parameters, overloads, a default and a static method. */
  interface Box<T> extends Named {
    void put(T item);

    void put(T item, int times);

    List<T> items();

    default String shown() {
      return name() + items();
    }

    static String unused() {
      return "called where it is";
    }
  }

  /** Has a method more than its interface. */
  static final class ListBox<T> implements Box<T> {
    private final List<T> items = new ArrayList<>();

    @Override
    public String name() {
      return "box";
    }

    @Override
    public void put(T item) {
      put(item, 1);
    }

    @Override
    public void put(T item, int times) {
      for (int i = 0; i < times; i++) {
        items.add(item);
      }
    }

    @Override
    public List<T> items() {
      return List.copyOf(items);
    }

    public void clear() {
      items.clear();
    }
  }

  @Test
  @SuppressWarnings("unchecked") // an interface with type parameters
  void m8ShouldHostATypeByOneLineWithTheMethodsOfItsInterfaceAlone() throws Exception {
    try (var manager = new Manager()) {
      manager.register(Box.class, () -> new ListBox<>());
      manager.register(LongSupplier.class, () -> new AtomicLong()::incrementAndGet);

      Box<String> box = manager.create(Box.class);
      LongSupplier numbers = manager.create(LongSupplier.class); // an interface of the JDK
      var child =
          new ChildProcess(() -> {
            box.put("number " + numbers.getAsLong());
            box.put("again", 2);
          });
      child.start();
      child.join();

      assertThat(child.exitCode()).as(() -> child.failure().orElse("")).hasValue(0);
      assertThat(box.items()).containsExactly("number 1", "again", "again");
      assertThat(box.shown()).isEqualTo("box[number 1, again, again]");
      assertThat(numbers.getAsLong()).isEqualTo(2);
      assertThat(Proxy.isProxyClass(box.getClass())).isTrue();
      assertThat(box.getClass().getInterfaces()).containsExactly(Box.class, Shared.class);
      ObjectRef link = Proxies.link(box);
      assertThat(link.call(1)).as("items, the first of five methods").isEqualTo(box.items());
      assertThatThrownBy(() -> link.call(6)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  @SuppressWarnings("unchecked") // an interface with type parameters
  void m8ShouldTakeConstructorsOfClassesThatHaveSeveral() {
    try (var manager = new Manager()) {
      manager.register(List.class, ArrayList::new);
      manager.register(Map.class, HashMap::new);
      manager.registerWithArgument(CharSequence.class, (String text) -> new StringBuilder(text));

      List<Integer> list = manager.create(List.class);
      Map<String, Integer> map = manager.create(Map.class);
      CharSequence text = manager.create(CharSequence.class, "abc");
      list.add(5);
      map.put("a", 1);

      assertThat(list.get(0)).isEqualTo(5);
      assertThat(map.get("a")).isEqualTo(1);
      assertThat(text.length()).isEqualTo(3);
    }
  }

  /** Its calls wait until they are interrupted. */
  interface Waiting {
    void undeclared();

    void declared() throws InterruptedException;

    void declaredAsException() throws Exception;
  }

  /** Cannot be woken: nobody calls {@code notify}. */
  static final class Asleep implements Waiting {
    @Override
    public void undeclared() {
      try {
        declared();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void declared() throws InterruptedException {
      while (true) {
        wait(); // the call has this object's monitor
      }
    }

    @Override
    public void declaredAsException() throws Exception {
      declared();
    }
  }

  @Test
  void shouldThrowWhatAMethodDeclaresWhenItIsInterrupted() {
    try (var manager = new Manager()) {
      manager.register(Waiting.class, Asleep::new);
      Waiting waiting = manager.create(Waiting.class);

      Thread.currentThread().interrupt();
      assertThatThrownBy(waiting::undeclared)
          .isInstanceOf(CallInterrupted.class)
          .hasMessageContaining("object=ManagedObject-1")
          .hasCauseInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).as("interrupted still").isTrue();
      Thread.currentThread().interrupt();
      assertThatThrownBy(waiting::declared).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).as("interrupted still").isFalse();
      Thread.currentThread().interrupt();
      assertThatThrownBy(waiting::declaredAsException).isInstanceOf(InterruptedException.class);
    } finally {
      var _ = Thread.interrupted();
    }
  }

  /** Permits one class, which is not that of a proxy. */
  sealed interface Closed {
    /** The one. */
    final class One implements Closed {}
  }

  @Test
  void shouldRefuseASealedInterfaceAsItIsRegistered() {
    try (var manager = new Manager()) {
      assertThatThrownBy(() -> manager.register(Closed.class, Closed.One::new))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("type=" + Closed.class.getName())
          .hasMessageContaining("; register an interface that is not sealed");
    }
  }

  @Test
  void shouldHaveALineForEachTypeThatEveryManagerKnows() {
    for (int number = HostedType.LIST; number < HostedType.OBJECT; number++) {
      assertThat(ManagedType.of(number).number()).isEqualTo(number);
    }
    for (int none : new int[] {HostedType.MANAGER, HostedType.OBJECT, -1, 63}) {
      assertThatThrownBy(() -> ManagedType.of(none))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("type=" + none);
    }
    assertThatThrownBy(() -> ManagedType.of(HostedType.SEMAPHORE).make())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("type=" + HostedType.SEMAPHORE);
  }
}
