package mpj.multiprocessing.channel;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.manager.Manager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row Q5: after {@code close}, every use is an error, found by reflection: none is forgotten. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class ClosedQueueTest {
  /** What every object has, and what the library itself calls to send one. */
  private static final Set<String> NO_USE =
      Set.of(
          "close",
          "equals",
          "hashCode",
          "toString",
          "handle",
          "record",
          "form",
          "departs",
          "stays",
          "givenTo");

  @Test
  void q5EveryUseOfAClosedQueueShouldBeAnError() throws Exception {
    Queue<Integer> queue = new Queue<>(2);
    queue.put(1);
    queue.close();
    assertEveryUseFails(queue);
    JoinableQueue<Integer> joinable = new JoinableQueue<>(2);
    joinable.put(1);
    joinable.get();
    joinable.close();
    assertEveryUseFails(joinable);
    SimpleQueue<Integer> simple = new SimpleQueue<>();
    simple.put(1);
    simple.close();
    assertEveryUseFails(simple);
  }

  @Test
  void q5EveryUseOfAClosedManagedQueueShouldBeAnError() throws Exception {
    try (Manager manager = new Manager()) {
      var queue = manager.<Integer>queue(2);
      queue.put(1);
      queue.close();
      assertEveryUseFails(queue);
      var joinable = manager.<Integer>joinableQueue(2);
      joinable.put(1);
      joinable.get();
      joinable.close();
      assertEveryUseFails(joinable);
    }
  }

  private static void assertEveryUseFails(Object queue) {
    for (Method use : queue.getClass().getMethods()) {
      if (use.getDeclaringClass() != Object.class
          && !Modifier.isStatic(use.getModifiers())
          && !NO_USE.contains(use.getName())) {
        Object[] arguments =
            Arrays.stream(use.getParameterTypes()).map(ClosedQueueTest::argument).toArray();
        assertThatIllegalStateException()
            .as(use.toString())
            .isThrownBy(() -> call(queue, use, arguments))
            .withMessageContainingAll("closed the queue", "=" + queue);
      }
    }
  }

  private static void call(Object queue, Method use, Object[] arguments) {
    assertTimeoutPreemptively(
        Children.SOON,
        () -> {
          try {
            use.invoke(queue, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  private static Object argument(Class<?> type) {
    if (type == Duration.class) {
      return Duration.ofMillis(1);
    }
    if (type == boolean.class) {
      return true;
    }
    return type == Function.class ? (Function<Object, Object>) item -> item : (Object) 1;
  }
}
