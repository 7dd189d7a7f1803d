package mpj.remote.net;

import static mpj.remote.net.Desk.connect;
import static mpj.remote.net.Desk.echo;
import static mpj.remote.net.Desk.keep;
import static mpj.remote.net.Desk.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** CONFORMANCE M6, FAULTS 17; many calls in flight on one connection. */
class CallsTest {
  private final Desk desk = new Desk();

  @AfterEach
  void nothingIsLeft() {
    Desk.assertNoThreadIsLeft();
  }

  private static FutureTask<byte[]> inThread(PeerConnection connection, byte[] request) {
    FutureTask<byte[]> call = new FutureTask<>(() -> connection.call(request, request.length));
    Thread.ofPlatform().start(call);
    return call;
  }

  private static byte[] get(FutureTask<byte[]> call) throws Exception {
    return call.get(Desk.LONG.toSeconds(), TimeUnit.SECONDS);
  }

  private static void assertEnds(FutureTask<byte[]> call, Class<?> with, String... saying) {
    assertThatThrownBy(() -> get(call))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(with)
        .hasMessageContainingAll(saying);
  }

  @Test
  void shouldAnswerFromSixteenThreadsEachItsOwn() throws Exception {
    try (Listener listener = desk.listen();
        PeerConnection connection = connect(listener)) {
      List<FutureTask<Integer>> all = new ArrayList<>();
      for (int t = 0; t < 16; t++) {
        int thread = t;
        FutureTask<Integer> task =
            new FutureTask<>(() -> {
              for (int i = 0; i < 300; i++) {
                byte[] own = ByteBuffer.allocate(9).putInt(1, thread).putInt(5, i).array();
                echo(connection, own);
              }
              return thread;
            });
        all.add(task);
        Thread.ofPlatform().start(task);
      }
      for (int t = 0; t < 16; t++) {
        assertThat(all.get(t).get(60, TimeUnit.SECONDS)).isEqualTo(t);
      }
      assertThat(next(desk.joined).callsUnderWay()).isZero();
    }
  }

  @Test
  void shouldHoldUpNobodyBehindACallThatTakesLong() throws Exception {
    try (Listener listener = desk.listen();
        PeerConnection connection = connect(listener);
        PeerConnection other = connect(listener)) {
      FutureTask<byte[]> slow = inThread(connection, keep());
      FutureTask<byte[]> slower = inThread(connection, keep());
      Call first = next(desk.kept);
      Call second = next(desk.kept);
      echo(connection, (byte) 7);
      echo(other, (byte) 8);
      assertThat(slow.isDone() || slower.isDone()).isFalse();

      second.answer(new byte[] {2}, 1);
      first.answer(new byte[] {1}, 1);

      assertThat(List.of(get(slow)[0], get(slower)[0]))
          .containsExactlyInAnyOrder((byte) 1, (byte) 2);
      assertThatThrownBy(() -> first.answer(new byte[0], 0))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void shouldTellTheServiceThatAnInterruptedCallerIsGone() throws Exception {
    try (Listener listener = desk.listen();
        PeerConnection connection = connect(listener)) {
      BlockingQueue<Throwable> thrown = new LinkedBlockingQueue<>();
      Thread caller =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  connection.call(keep(), 1);
                } catch (Exception e) {
                  thrown.add(e);
                }
              });
      Call call = next(desk.kept);
      caller.interrupt();

      assertThat(next(thrown)).isInstanceOf(InterruptedException.class);
      assertThat(next(desk.abandoned)).isSameAs(call);
      assertThat(call.isAbandoned()).isTrue();
      assertThat(call.peer().callsUnderWay()).isEqualTo(1);
      call.answer(new byte[1], 1); // to nobody
      echo(connection, (byte) 3);
      assertThat(call.peer().callsUnderWay()).isZero();
    }
  }

  @Test
  void shouldRefuseACallTooMany() throws Exception {
    try (Listener listener = desk.listen(Capacity.STANDARD.withCalls(2));
        PeerConnection connection = connect(listener)) {
      FutureTask<byte[]> one = inThread(connection, keep());
      Call first = next(desk.kept);
      FutureTask<byte[]> two = inThread(connection, keep());
      Call second = next(desk.kept);

      assertThatThrownBy(() -> echo(connection, (byte) 9))
          .isInstanceOf(CallRefused.class)
          .hasMessageContaining("too many calls are under way: most=2");

      first.answer(new byte[0], 0);
      echo(connection, (byte) 9);
      second.refuse("no more of that");
      assertThat(get(one)).isEmpty();
      assertEnds(two, CallRefused.class, "no more of that");
      assertThat(connection.isOpen()).isTrue();
    }
  }

  @Test
  void shouldRefuseACallWhoseServiceFails() throws Exception {
    try (Listener listener = desk.listen();
        PeerConnection connection = connect(listener)) {
      assertThatThrownBy(() -> connection.call(new byte[] {Desk.THROW}, 1))
          .isInstanceOf(CallRefused.class)
          .hasMessageContaining("the desk does not like it");
      echo(connection, (byte) 9);
    }
  }

  @Test
  void shouldCarryMessagesBothWaysInOrder() throws Exception {
    BlockingQueue<byte[]> arrived = new LinkedBlockingQueue<>();
    try (Listener listener = desk.listen();
        PeerConnection connection =
            PeerConnection.open(
                listener.address(), Desk.KEY, null, Capacity.STANDARD, arrived::add)) {
      Peer peer = next(desk.joined);
      for (byte i = 0; i < 100; i++) {
        connection.send(new byte[] {i}, 1);
        peer.send(new byte[] {i}, 1);
      }
      for (byte i = 0; i < 100; i++) {
        assertThat(next(desk.messages)).containsExactly(i);
        assertThat(next(arrived)).containsExactly(i);
      }
    }
  }

  @Test
  void shouldCarryAMessageAsLargeAsIsAllowedAndRefuseALargerOneBeforeItIsSent() throws Exception {
    try (Listener listener = desk.listen(Capacity.STANDARD.withMessageBytes(17 << 20));
        PeerConnection connection =
            connect(listener, Capacity.STANDARD.withMessageBytes(20 << 20))) {
      byte[] large = new byte[17 << 20];
      new Random(1).nextBytes(large);
      large[0] = 0;
      echo(connection, large);
      assertThatThrownBy(() -> connection.call(large, large.length + 1))
          .isInstanceOf(MessageTooLarge.class)
          .hasMessageContaining("most=" + large.length);
      echo(connection, (byte) 4);

      FutureTask<byte[]> waits = inThread(connection, keep());
      Call call = next(desk.kept);
      assertThatThrownBy(() -> call.answer(large, (20 << 20) + 1))
          .isInstanceOf(MessageTooLarge.class);
      call.answer(large, 5);
      assertThat(get(waits)).hasSize(5);
    }
  }

  @Test
  void shouldEndCallsUnderWayWhenEitherSideCloses() throws Exception {
    Listener listener = desk.listen();
    PeerConnection closes = connect(listener);
    FutureTask<byte[]> own = inThread(closes, keep());
    next(desk.kept);
    closes.close();
    closes.close();
    assertEnds(own, ConnectionEnded.class, "the connection was closed here");
    assertThat(next(desk.gone)).contains("the connection was closed here");
    assertThatThrownBy(() -> echo(closes, (byte) 4))
        .isInstanceOf(ConnectionEnded.class)
        .hasMessageContaining("no call was made");

    try (PeerConnection stays = connect(listener)) {
      FutureTask<byte[]> call = inThread(stays, keep());
      Call kept = next(desk.kept);
      listener.close();
      listener.close();
      assertEnds(
          call, ConnectionEnded.class, "the listener was closed", "may have taken effect or not");
      assertThat(stays.isOpen()).isFalse();
      kept.answer(new byte[1], 1); // to nobody
    }
  }

  @Test
  void shouldServeAgainAtOnceWhereItWasStopped() throws Exception {
    Listener listener = desk.listen();
    int port = listener.address().getPort();
    for (int round = 0; round < 20; round++) {
      try (PeerConnection connection = connect(listener)) {
        echo(connection, (byte) 5);
        listener.close(); // while it is connected
      }
      listener = Listener.open(Desk.loopback(port), Desk.KEY, null, Capacity.STANDARD, desk);
      assertThat(listener.address().getPort()).isEqualTo(port);
    }
    Listener last = listener;
    assertThatThrownBy(() -> Listener.open(last.address(), Desk.KEY, null, Capacity.STANDARD, desk))
        .hasMessageContainingAll("cannot listen", "address=", "give another");
    last.close();
    assertThatThrownBy(() -> connect(last)).hasMessageContaining("does a listener run there?");
  }
}
