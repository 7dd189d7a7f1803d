package mpj.remote.net;

/** A request, answer or message is larger than the other side takes; nothing of it was sent. */
public final class MessageTooLarge extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  MessageTooLarge(int bytes, int most) {
    super(
        "the other side takes no message so large: bytes="
            + bytes
            + ", most="
            + most
            + "; send it in parts, or give the other side a larger Capacity.messageBytes");
  }
}
