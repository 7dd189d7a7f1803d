package mpj.multiprocessing.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.NothingLeft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever code of the program's throws in a server, its call ends, and the server goes on. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class NastyExceptionsTest {
  interface Thrower {
    int failing();

    Object unwritable();

    int fine();
  }

  private static final class Nasty extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private void writeObject(ObjectOutputStream out) {
      throw new AssertionError("cannot be written");
    }
  }

  private static final class Unwritable implements Serializable {
    private static final long serialVersionUID = 1L;

    private void writeObject(ObjectOutputStream out) {
      throw new NoClassDefFoundError("missing");
    }
  }

  private static final class Throwing implements Thrower {
    @Override
    public int failing() {
      throw new Nasty();
    }

    @Override
    public Object unwritable() {
      return new Unwritable();
    }

    @Override
    public int fine() {
      return 42;
    }
  }

  @Test
  void shouldFailTheCallWhoseResultOrExceptionThrowsAnErrorAsItIsWritten() throws Exception {
    try (var manager = new Manager()) {
      manager.register(Thrower.class, () -> new Throwing());
      Thrower thrower = manager.create(Thrower.class);
      assertThatThrownBy(thrower::failing).hasStackTraceContaining(Nasty.class.getName());
      assertThatThrownBy(thrower::unwritable).hasStackTraceContaining("missing");
      assertThat(thrower.fine()).isEqualTo(42);
    }
  }

  @Test
  void shouldTellOneOfManyThatItRemovedAKey() throws Exception {
    try (var manager = new Manager()) {
      ManagedDict<Integer, Integer> dict = manager.dict();
      List<FutureTask<Integer>> removers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        dict.put(i, i);
      }
      for (int i = 0; i < 4; i++) {
        var remover = new FutureTask<>(() -> countRemoved(dict));
        removers.add(remover);
        Thread.ofVirtual().start(remover);
      }
      int removed = 0;
      for (FutureTask<Integer> remover : removers) {
        removed += remover.get(30, TimeUnit.SECONDS);
      }
      assertThat(removed).isEqualTo(200);
    }
  }

  private static int countRemoved(ManagedDict<Integer, Integer> dict) {
    int removed = 0;
    for (int key = 0; key < 200; key++) {
      removed += dict.keySet().remove(key) ? 1 : 0;
    }
    return removed;
  }
}
