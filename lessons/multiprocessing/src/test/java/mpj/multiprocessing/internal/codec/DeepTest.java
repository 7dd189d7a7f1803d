package mpj.multiprocessing.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.sync.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is accepted is read on the other side, however deep it is and small the stack there. */
@Timeout(120)
@ExtendWith(NothingLeft.class)
class DeepTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A list, but of records. */
  record Link(Object next, Lock lock) {}

  /** A list, but of objects. */
  private static final class Node implements Serializable {
    private static final long serialVersionUID = 1L;
    Node next;
  }

  private static Object lists(int count) {
    Object inner = "";
    for (int i = 0; i < count; i++) {
      inner = new ArrayList<>(List.of(inner));
    }
    return inner;
  }

  private static Object links(int count, Lock lock) {
    Object next = null;
    for (int i = 0; i < count; i++) {
      next = new Link(next, lock);
    }
    return next;
  }

  private static Object nodes(int count) {
    Node first = null;
    for (int i = 0; i < count; i++) {
      Node node = new Node();
      node.next = first;
      first = node;
    }
    return first;
  }

  private static Throwable causes(int count) {
    Throwable cause = null;
    for (int i = 0; i < count; i++) {
      cause = new IllegalStateException("" + i, cause);
    }
    return cause;
  }

  private static int depth(Object value) {
    int depth = 0;
    for (Object each = value; each != null; depth++) {
      each =
          switch (each) {
            case List<?> list -> list.getFirst();
            case Link link -> link.next;
            case Node node -> node.next;
            case Throwable thrown -> thrown.getCause();
            default -> null;
          };
    }
    return depth;
  }

  /** As a caller with a large stack writes it. */
  private static void put(Queue<Object> queue, Object value) throws Exception {
    var task =
        new FutureTask<Void>(() -> {
          queue.put(value);
          return null;
        });
    new Thread(null, task, "writer", 200L << 20).start();
    task.get();
  }

  @Test
  void shouldReadInAChildWithASmallStackWhatOneWithALargeStackSent() throws Exception {
    var there = new Queue<Object>();
    var back = new Queue<Object>();
    var lock = new Lock();
    ChildProcess child =
        Context.standard()
            .jvmOptions("-Xss256k")
            .process(() -> {
              for (int i = 0; i < 4; i++) {
                back.put(depth(there.get(PATIENCE)));
              }
              var last = (Link) there.get(PATIENCE);
              back.put(last.lock.tryAcquire());
              last.lock.release();
            });
    child.start();

    put(there, lists(500));
    put(there, links(3000, null));
    put(there, nodes(50_000));
    put(there, causes(1000));
    put(there, links(300, lock));

    List<Object> depths = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      depths.add(back.get(PATIENCE));
    }
    child.join();
    assertThat(depths).containsExactly(501, 3000, 50_000, 1000, true);
    assertThat(lock.tryAcquire()).isTrue();
    lock.release();
  }

  @Test
  void shouldReadDeepTasksAndFailuresAndReadFromAVirtualThread() throws Exception {
    Object deep = lists(300);
    try (Pool pool = new Pool(1)) {
      assertThat(pool.apply(() -> depth(deep))).isEqualTo(301);
      assertThatThrownBy(
              () -> {
                pool.apply(() -> {
                  throw new IllegalArgumentException("top", causes(150));
                });
              })
          .satisfies(thrown -> assertThat(depth(thrown)).isGreaterThan(150));
    }
    var queue = new Queue<Object>();
    put(queue, deep);
    var reader = new FutureTask<Object>(() -> queue.get(PATIENCE));
    Thread.ofVirtual().start(reader);
    assertThat(depth(reader.get())).isEqualTo(301);
  }

  @Test
  void shouldRefuseAtTheCallWhatIsTooDeepToBeWritten() {
    var queue = new Queue<Object>();

    assertThatThrownBy(() -> queue.put(nodes(1_000_000)))
        .isInstanceOf(UncrossableException.class)
        .hasMessageContaining("nested too deeply")
        .hasMessageContaining("-Xss");
    assertThat(queue.isEmpty()).isTrue();
  }
}
