package mpj.multiprocessing.internal.codec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import mpj.multiprocessing.MalformedMessageException;

/** Messages that end too early. */
final class Truncation {
  private static final int LENGTHS = 500;

  /** Cuts a message at some hundred places, or at all; none of the parts may be read. */
  static void assertRefused(byte[] message) {
    int step = Math.max(1, message.length / LENGTHS);
    for (int length = 0; length < message.length; length += step) {
      byte[] part = Arrays.copyOf(message, length);
      assertThatThrownBy(() -> Decoder.decode(part, null))
          .isInstanceOf(MalformedMessageException.class);
    }
  }

  private Truncation() {}
}
