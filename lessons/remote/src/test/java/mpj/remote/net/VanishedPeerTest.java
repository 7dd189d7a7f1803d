package mpj.remote.net;

import static mpj.remote.net.Desk.connect;
import static mpj.remote.net.Desk.echo;
import static mpj.remote.net.Desk.keep;
import static mpj.remote.net.Desk.next;
import static mpj.remote.net.Desk.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** FAULTS 15 and 16, and the rule: a killed peer is noticed within 2 s, by either side. */
class VanishedPeerTest {
  private static final Duration SOON = Duration.ofSeconds(4); // the deadline, doubled

  private final Desk desk = new Desk();

  @AfterEach
  void nothingIsLeft() {
    Desk.assertNoThreadIsLeft();
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(RemoteMain.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  @Test
  void shouldTellTheServiceThatAClientWasKilledInACall() throws Exception {
    try (Listener listener = desk.listen();
        PeerConnection other = connect(listener)) {
      Process client = start("call", Integer.toString(listener.address().getPort()));
      Call call = next(desk.kept);
      client.destroyForcibly();
      String why = desk.gone.poll(SOON.toSeconds(), TimeUnit.SECONDS);
      assertThat(why).isNotNull();
      assertThat(call.peer().callsUnderWay()).isZero();
      call.answer(new byte[1], 1); // to nobody
      echo(other, (byte) 9);
      client.waitFor();
    }
  }

  @Test
  void shouldEndCallsWhenTheListenerStopsOrIsKilled() throws Exception {
    Process process = start("listen");
    try (BufferedReader out = process.inputReader()) {
      var address = Desk.loopback(Integer.parseInt(out.readLine()));
      Capacity impatient = Capacity.STANDARD.withSilence(Duration.ofMillis(500));
      try (PeerConnection one =
              PeerConnection.open(address, Desk.KEY, null, impatient, message -> {});
          PeerConnection other =
              PeerConnection.open(address, Desk.KEY, null, Capacity.STANDARD, message -> {})) {
        FutureTask<byte[]> call = new FutureTask<>(() -> one.call(keep(), 1));
        FutureTask<byte[]> otherCall = new FutureTask<>(() -> other.call(keep(), 1));
        Thread.ofPlatform().start(call);
        Thread.ofPlatform().start(otherCall);
        echo(one, (byte) 9);
        echo(other, (byte) 9);

        signal(process, "STOP");
        assertEnds(call, "nothing was heard of the other side");
        assertThat(otherCall.isDone()).isFalse();
        signal(process, "KILL");
        assertEnds(otherCall, "may have taken effect or not");
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private static void assertEnds(FutureTask<byte[]> call, String saying) {
    assertThatThrownBy(() -> call.get(SOON.toSeconds(), TimeUnit.SECONDS))
        .cause()
        .isInstanceOf(ConnectionEnded.class)
        .hasMessageContaining(saying);
  }

  @Test
  void shouldKeepAPeerThatIsIdleAndAnswersWhenAsked() throws Exception {
    try (Listener listener = desk.listen(Capacity.STANDARD.withSilence(Duration.ofMillis(700)))) {
      Secured idle = raw(listener);
      Secured mute = raw(listener);
      for (int asked = 0; asked < 3; asked++) {
        assertThat(nextKind(idle)).isEqualTo(Frame.PING);
        idle.out().write(Frame.of(Frame.PONG, 0));
      }
      assertThat(next(desk.gone)).contains("nothing was heard of the other side");
      assertThat(nextKind(mute)).isEqualTo(Frame.PING);
      assertThat(mute.in().read()).isNegative();

      idle.out().write(Frame.of(Frame.REQUEST, 1, new byte[] {9}, 1));
      byte kind = nextKind(idle);
      while (kind == Frame.PING) {
        kind = nextKind(idle);
      }
      assertThat(kind).isEqualTo(Frame.ANSWER);
      mute.close();
      idle.close();
    }
  }

  private static byte nextKind(Secured peer) throws IOException {
    DataInputStream in = new DataInputStream(peer.in());
    byte[] rest = new byte[in.readInt()];
    in.readFully(rest);
    return rest[0];
  }
}
