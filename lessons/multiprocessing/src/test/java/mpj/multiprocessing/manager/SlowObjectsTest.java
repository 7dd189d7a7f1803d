package mpj.multiprocessing.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.sync.Event;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Objects whose own code runs in the server, and takes long, hold up nobody else's calls. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class SlowObjectsTest {
  /** What the server does with an object of the program's. */
  private enum Doing {
    READING,
    COMPARING,
    WRITING
  }

  /** One that in one of these, in the server, takes as long as it is not let go on. */
  private static final class Slow implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long home = ProcessHandle.current().pid();
    private final Doing when;
    private final Event begun;
    private final Event goOn;

    Slow(Doing when, Event begun, Event goOn) {
      this.when = when;
      this.begun = begun;
      this.goOn = goOn;
    }

    private void does(Doing what) {
      if (what == when && ProcessHandle.current().pid() != home) {
        begun.set();
        try {
          goOn.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      does(Doing.READING);
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      does(Doing.WRITING);
      out.defaultWriteObject();
    }

    @Override
    public boolean equals(Object other) {
      does(Doing.COMPARING);
      return other instanceof Slow slow && slow.when == when;
    }

    @Override
    public int hashCode() {
      return when.hashCode();
    }
  }

  @ParameterizedTest
  @EnumSource(Doing.class)
  void shouldHoldUpNobodyElse(Doing what) throws Exception {
    try (var manager = new Manager()) {
      var begun = new Event();
      var goOn = new Event();
      ManagedList<Object> slow = manager.list();
      ManagedList<Integer> quick = manager.list();
      var use =
          new FutureTask<>(() -> {
            slow.add(new Slow(what, begun, goOn));
            return slow.contains(slow.get(0));
          });
      Thread.ofPlatform().daemon().start(use);
      assertThat(begun.await(Children.SOON)).isTrue();
      var other = new FutureTask<>(() -> quick.add(1));
      Thread.ofPlatform().daemon().start(other);
      try {
        assertThat(other.get(Children.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(use.isDone()).isFalse();
      } finally {
        goOn.set();
      }
      assertThat(use.get(Children.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }
}
