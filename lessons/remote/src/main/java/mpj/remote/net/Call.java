package mpj.remote.net;

import java.util.concurrent.atomic.AtomicBoolean;

/** A request of a peer that waits for its answer. Any thread may answer it, once. */
public final class Call {
  private final Peer peer;
  private final long number;
  private final AtomicBoolean answered = new AtomicBoolean();
  private volatile boolean abandoned;

  Call(Peer peer, long number) {
    this.peer = peer;
    this.number = number;
  }

  /** Returns who asks. */
  public Peer peer() {
    return peer;
  }

  /** Returns the number that the peer gave to the call; it has no other call of that number. */
  public long number() {
    return number;
  }

  /**
   * Sends the answer; it does not wait until the peer has read it. If the peer is gone or no longer
   * waits, nothing happens.
   *
   * @param bytes of which the first {@code length} are copied
   * @throws MessageTooLarge if the peer takes no answer so large; then another can be given
   * @throws IllegalStateException if the call has been answered
   */
  public void answer(byte[] bytes, int length) {
    peer.answer(this, bytes, length);
  }

  void abandon() {
    abandoned = true;
  }

  /** Tells whether the peer no longer waits for the answer. */
  public boolean isAbandoned() {
    return abandoned;
  }

  /** Notes that it is answered; again is an error. */
  void markAnswered() {
    if (!answered.compareAndSet(false, true)) {
      throw new IllegalStateException("it has been answered: " + this);
    }
  }

  /**
   * Answers that there is no answer: the peer's call throws {@link CallRefused}.
   *
   * @throws IllegalStateException if the call has been answered
   */
  public void refuse(String why) {
    peer.refuse(this, why);
  }

  @Override
  public String toString() {
    return "call " + number + " of " + peer;
  }
}
