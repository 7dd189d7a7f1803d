package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Row 22 of what must survive: children go on among themselves while the main process is stopped.
 */
@Timeout(60)
class StoppedMainTest {
  @TempDir Path directory;

  private Process main;

  @AfterEach
  void end() {
    main.destroyForcibly();
  }

  @Test
  void f22ShouldWakeAChildWhileTheMainProcessIsStopped() throws Exception {
    main =
        CommandLine.of(JvmSettings.NONE, StoppedRoot.class.getName(), directory.toString())
            .redirectError(Redirect.INHERIT)
            .start();
    main.getOutputStream().close();
    await("waiting");
    await("ready");
    if (Wakes.areCounted()) {
      Wakes.awaitRest(Long.parseLong(Files.readString(directory.resolve("waiting"))));
    }
    signal("STOP");
    Files.createFile(directory.resolve("set"));
    await("woken");
    signal("CONT");
    assertThat(main.waitFor(20, TimeUnit.SECONDS)).as("it has ended").isTrue();
    assertThat(main.exitValue()).isZero();
  }

  private void await(String file) throws InterruptedException {
    long began = System.nanoTime();
    while (!Files.exists(directory.resolve(file))) {
      assertThat(System.nanoTime() - began).as(file).isLessThan(20_000_000_000L);
      Thread.sleep(10);
    }
  }

  private void signal(String name) throws Exception {
    var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(main.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }
}
