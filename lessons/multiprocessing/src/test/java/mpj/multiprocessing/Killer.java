package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Sends signals without the time that it takes to start a program. Only where there is /proc. */
public final class Killer implements AutoCloseable {
  private final Process shell;
  private final Writer in;
  private final BufferedReader out;

  public Killer() throws IOException {
    shell = new ProcessBuilder("/bin/sh").redirectErrorStream(true).start();
    in = shell.outputWriter();
    out = shell.inputReader();
  }

  /** Has a process stand still; false if it has ended, or is ending. */
  public boolean stop(long pid) throws IOException {
    send("STOP", pid);
    while (true) {
      try {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        char state = stat.charAt(stat.lastIndexOf(')') + 2);
        if (state == 'T' || state == 'Z') {
          return state == 'T';
        }
      } catch (IOException e) {
        return false;
      }
      LockSupport.parkNanos(20_000);
    }
  }

  /** Has a process that stands still go on. */
  public void resume(long pid) throws IOException {
    send("CONT", pid);
  }

  public void kill(long pid) throws IOException {
    send("KILL", pid);
  }

  private void send(String signal, long pid) throws IOException {
    in.write("kill -" + signal + " " + pid + " 2>/dev/null; echo done\n");
    in.flush();
    assertThat(out.readLine()).isEqualTo("done");
  }

  @Override
  public void close() throws IOException {
    in.close();
    shell.destroy();
  }
}
