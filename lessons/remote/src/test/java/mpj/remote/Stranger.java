package mpj.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.remote.net.Key;

/** A {@link StrangerMain}, seen from the test that started it. */
public final class Stranger implements AutoCloseable {
  private final Process process;
  private final BufferedReader lines;

  /** Starts one, which learns what it has to know by its standard input. */
  public Stranger(String what, RemoteManager manager, Key key) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(CommandLine.flags());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(StrangerMain.class.getName(), what));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    lines = process.inputReader(StandardCharsets.UTF_8);
    InetSocketAddress address = manager.address();
    String told =
        String.join(
            "\n",
            HexFormat.of().formatHex(key.bytes()),
            address.getAddress().getHostAddress(),
            Integer.toString(address.getPort()),
            manager.fingerprint().map(Object::toString).orElse(""),
            "");
    OutputStream to = process.getOutputStream(); // open until it ends
    to.write(told.getBytes(StandardCharsets.UTF_8));
    to.flush();
  }

  public long pid() {
    return process.pid();
  }

  /** Returns its next line. */
  public String line() throws IOException {
    return lines.readLine();
  }

  public void kill() {
    process.destroyForcibly();
  }

  /** Waits for its end in good order. */
  public void done() throws Exception {
    assertThat(line()).isEqualTo("done");
    assertThat(process.waitFor(Children.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
