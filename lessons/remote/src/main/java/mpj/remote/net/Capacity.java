package mpj.remote.net;

import java.time.Duration;

/**
 * How much one side of a connection takes on.
 *
 * @param messageBytes the most bytes in one request, answer or message that it reads; each side
 *     tells the other its own in the handshake
 * @param connections the most peers of a listener at once; a further one is refused
 * @param calls the most calls of one peer that a listener has under way; a further one is refused
 * @param silence how long nothing is heard of the other side until it is asked whether it is there;
 *     it has as long again to answer, then the connection ends
 */
public record Capacity(int messageBytes, int connections, int calls, Duration silence) {
  // What a socket's timeout, an int of milliseconds, can say.
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

  /** 64 MiB, 64 peers, 1024 calls of each, 15 seconds. */
  public static final Capacity STANDARD = new Capacity(64 << 20, 64, 1024, Duration.ofSeconds(15));

  private static final int MOST_BYTES = Integer.MAX_VALUE - 1024;

  public Capacity {
    within("messageBytes", messageBytes, MOST_BYTES);
    within("connections", connections, Integer.MAX_VALUE);
    within("calls", calls, Integer.MAX_VALUE);
    if (silence.compareTo(SHORTEST) < 0 || silence.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "out of range: silence=" + silence + ", least=" + SHORTEST + ", most=" + LONGEST);
    }
  }

  private static void within(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "out of range: " + name + "=" + value + ", least=1, most=" + most);
    }
  }

  /** The same with another limit to a message. */
  public Capacity withMessageBytes(int most) {
    return new Capacity(most, connections, calls, silence);
  }

  /** The same with another limit to the number of peers. */
  public Capacity withConnections(int most) {
    return new Capacity(messageBytes, most, calls, silence);
  }

  /** The same with another limit to the calls of a peer. */
  public Capacity withCalls(int most) {
    return new Capacity(messageBytes, connections, most, silence);
  }

  /** The same with another time until a silent peer is asked. */
  public Capacity withSilence(Duration time) {
    return new Capacity(messageBytes, connections, calls, time);
  }
}
