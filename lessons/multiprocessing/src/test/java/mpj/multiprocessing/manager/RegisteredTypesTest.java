package mpj.multiprocessing.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
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
      Link link = Proxies.link(box);
      assertThat(link.call(1)).as("items, the first of five methods").isEqualTo(box.items());
      assertThatThrownBy(() -> link.call(6)).isInstanceOf(IllegalArgumentException.class);
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
