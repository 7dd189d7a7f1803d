package mpj.multiprocessing.internal.codec;

import mpj.multiprocessing.MalformedMessageException;

/** Refuses a message that exceeds one of its {@link mpj.multiprocessing.MessageLimits}. */
final class LimitCheck {
  private LimitCheck() {}

  static void check(String what, long value, long most) {
    if (value > most) {
      throw new MalformedMessageException(
          "the message is more than is taken from strangers: "
              + what
              + "="
              + value
              + ", most="
              + most);
    }
  }
}
