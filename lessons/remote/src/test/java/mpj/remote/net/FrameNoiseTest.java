package mpj.remote.net;

import static mpj.remote.net.Desk.KEY;
import static mpj.remote.net.Desk.connect;
import static mpj.remote.net.Desk.echo;
import static mpj.remote.net.Desk.loopback;
import static mpj.remote.net.Desk.next;
import static mpj.remote.net.Desk.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.Effort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** FAULTS 16 and 17, after the handshake: noise, and lengths that lie. */
class FrameNoiseTest {
  private static final int MOST = Desk.SMALL.messageBytes();

  private final Desk desk = new Desk();

  @AfterEach
  void nothingIsLeft() {
    Desk.assertNoThreadIsLeft();
  }

  /** The last frame's text. What comes before it is passed over. */
  private static String farewell(Secured peer) throws IOException {
    DataInputStream in = new DataInputStream(peer.in());
    while (true) {
      byte[] rest = new byte[in.readInt()];
      in.readFully(rest);
      if (rest[0] == Frame.FAREWELL) {
        return new String(
            rest, Frame.HEAD_BYTES, rest.length - Frame.HEAD_BYTES, StandardCharsets.UTF_8);
      }
    }
  }

  private static byte[] header(int length) {
    return ByteBuffer.allocate(13).putInt(length).put(Frame.REQUEST).putLong(1).array();
  }

  @Test
  void shouldRefuseALengthThatLiesAndSayWhatIsAllowed() throws Exception {
    try (Listener listener = desk.listen(Desk.SMALL);
        PeerConnection honest = connect(listener)) {
      for (int length : new int[] {MOST + 10, Integer.MAX_VALUE, -1, 0, 8, Integer.MIN_VALUE}) {
        Secured peer = raw(listener);
        peer.out().write(header(length));
        peer.out().write(new byte[100]);
        assertThat(farewell(peer)).contains("larger than allowed", "most=" + MOST);
        assertThat(peer.in().read()).isNegative();
        peer.close();
        assertThat(next(desk.gone)).contains("larger than allowed");
      }
      echo(honest, new byte[MOST]);
    }
  }

  @Test
  void shouldTakeNoMemoryForWhatIsAnnouncedAndNeverSent() throws Exception {
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Listener listener = desk.listen()) {
      Secured peer = raw(listener);
      Thread reader = readerOf(next(desk.joined));
      int announced = Capacity.STANDARD.messageBytes();
      int sent = 100_000;
      peer.out().write(header(announced));
      peer.out().write(new byte[sent]);
      long until = System.nanoTime() + Desk.LONG.toNanos();
      while (!isReadingWith(reader, memory, sent) && System.nanoTime() < until) {
        LockSupport.parkNanos(1_000_000);
      }
      assertThat(memory.getThreadAllocatedBytes(reader.threadId()))
          .isBetween((long) sent, 2L << 20);
      peer.close();
      assertThat(next(desk.gone)).contains("ended within a message");
    }
  }

  private static boolean isReadingWith(Thread reader, ThreadMXBean memory, long bytes) {
    return memory.getThreadAllocatedBytes(reader.threadId()) > bytes
        && reader.getState() == Thread.State.RUNNABLE;
  }

  private static Thread readerOf(Peer peer) {
    String end = "-" + peer.address().getPort();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("mpj-peer-"))
        .filter(thread -> thread.getName().endsWith(end))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldOutliveRandomFramesOfPeersThatKnowTheKey() throws Exception {
    long seed = Effort.seed();
    Random random = new Random(seed);
    try (Listener listener = desk.listen(Desk.SMALL);
        PeerConnection honest = connect(listener)) {
      int frames = 0;
      for (int round = 0; round < 200; round++) {
        try {
          frames += sendNoise(listener, random);
        } catch (IOException e) {
          throw new AssertionError("seed=" + seed + ", round=" + round, e);
        }
        next(desk.gone);
        if (round % 20 == 0) {
          echo(honest, (byte) 3);
        }
      }
      assertThat(frames).as("frames, seed=%d", seed).isGreaterThan(2000);
      echo(honest, new byte[MOST]);
      assertThat(honest.isOpen()).isTrue();
    }
  }

  private static int sendNoise(Listener listener, Random random) throws IOException {
    Secured peer = raw(listener);
    int frames = 0;
    try {
      for (int count = random.nextInt(40); count >= 0; count--) {
        peer.out().write(frame(random));
        frames++;
      }
      peer.endOutput();
    } catch (SocketException e) {
      // closed meanwhile, rightly
    }
    try {
      while (peer.in().read() >= 0) {
        // until it is closed; not in time is an error
      }
    } catch (SocketException e) {
      // closed with frames unread
    }
    peer.close();
    return frames;
  }

  /** Of a random kind and content; now and then with a wrong length. */
  private static byte[] frame(Random random) {
    byte[] body = new byte[random.nextInt(300)];
    random.nextBytes(body);
    byte kind = (byte) random.nextInt(random.nextInt(20) == 0 ? 256 : 10);
    byte[] frame = Frame.of(kind, random.nextInt(6), body, body.length);
    if (random.nextInt(60) == 0) {
      frame[random.nextInt(4)] ^= (byte) (1 << random.nextInt(8));
    }
    return frame;
  }

  @Test
  void shouldEndEveryCallWhenAListenerSendsNoise() throws Exception {
    long seed = Effort.seed();
    Random random = new Random(seed);
    try (FakeListener fake =
        new FakeListener(
            loopback(0),
            client -> {
              Secured to = Secured.listening(client, null);
              new Handshake(to, KEY).asListener(MOST, () -> true);
              for (int i = 0; i < 30; i++) {
                to.out().write(frame(random));
              }
              client.shutdownOutput();
              client.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
              client.close();
            })) {
      for (int round = 0; round < 100; round++) {
        try (PeerConnection connection =
            PeerConnection.open(fake.address(), KEY, null, Desk.SMALL, message -> {})) {
          for (int call = 0; call < 6; call++) {
            connection.call(new byte[0], 0);
          }
        } catch (CallRefused | ConnectionEnded e) {
          assertThat(e.getMessage()).as("seed=%d", seed).isNotBlank();
        }
      }
    }
  }

  @Test
  void shouldCutOffAPeerThatDoesNotReadItsAnswers() throws Exception {
    try (Listener listener = desk.listen(Desk.SMALL.withMessageBytes(1 << 20));
        PeerConnection honest = connect(listener)) {
      Secured peer = raw(listener, 1 << 20); // so 2 MiB may wait
      byte[] request = Frame.of(Frame.REQUEST, 1, new byte[1 << 20], 1 << 20);
      assertThatThrownBy(
              () -> {
                for (int i = 1; i < 500; i++) {
                  peer.out().write(ByteBuffer.wrap(request).putLong(5, i).array());
                }
              })
          .isInstanceOf(SocketException.class);
      assertThat(next(desk.gone)).contains("does not read what it is sent");
      peer.close();
      echo(honest, (byte) 4);
    }
  }
}
