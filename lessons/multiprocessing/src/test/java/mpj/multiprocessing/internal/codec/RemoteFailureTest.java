package mpj.multiprocessing.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import mpj.multiprocessing.RemoteException;
import mpj.multiprocessing.RemoteTrace;
import mpj.multiprocessing.internal.codec.Samples.PickyException;
import mpj.multiprocessing.internal.codec.Samples.StuckException;
import org.junit.jupiter.api.Test;

class RemoteFailureTest {
  private static Throwable there(Throwable thrown) {
    Encoder out = new Encoder();
    RemoteFailure.write(out, thrown, "Worker-1 (pid 7)");
    return RemoteFailure.read(new Decoder(out.bytes(), 0, out.length(), null), null);
  }

  @Test
  void shouldRebuildTheExceptionWithItsRemoteTraceAsTheCause() {
    Throwable arrived = there(new FileNotFoundException("gone"));
    assertThat(arrived).isInstanceOf(FileNotFoundException.class).hasMessage("gone");
    assertThat(arrived.getCause())
        .isInstanceOf(RemoteTrace.class)
        .hasMessageContaining("Worker-1 (pid 7)")
        .hasMessageContaining("shouldRebuildTheException");
    assertThat(arrived.getCause().getStackTrace()).isEmpty();
  }

  @Test
  void shouldKeepACauseThatIsThere() {
    Throwable arrived = there(new IllegalStateException("outer", new PickyException(1)));
    assertThat(arrived.getCause()).isInstanceOf(PickyException.class);
    assertThat(arrived.getSuppressed()).hasAtLeastOneElementOfType(RemoteTrace.class);
  }

  @Test
  void shouldStandInForWhatCannotCross() {
    Throwable arrived = there(new StuckException("stuck"));
    assertThat(arrived).isInstanceOf(RemoteException.class).hasMessageContaining("stuck");
    assertThat(((RemoteException) arrived).originalClass())
        .isEqualTo(StuckException.class.getName());
    assertThat(arrived.getCause()).isInstanceOf(RemoteTrace.class);
  }

  @Test
  void shouldSurviveAnExceptionThatCannotEvenDescribeItself() {
    class Mute extends RuntimeException {
      @Override
      public String getMessage() {
        throw new IllegalStateException("no words");
      }
    }
    Throwable arrived = there(new Mute());
    assertThat(arrived)
        .isInstanceOf(RemoteException.class)
        .hasMessageStartingWith(Mute.class.getName() + " (its toString threw java.");
    assertThat(arrived.getCause()).hasMessageContaining("Worker-1 (pid 7)");
  }
}
