package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Row 18 of what must survive: what is too large does not fill the file system of others first. */
@Timeout(120)
class NoRoomTest {
  private static final String MOUNT = "mount -t tmpfs -o size=64m none \"$0\" && exec \"$@\"";

  @TempDir Path directory;

  @Test
  void f18ShouldRefuseWhatIsMoreThanIsFreeBeforeItTakesAnyOfIt() throws Exception {
    Optional<List<String>> inMount = commandInMount();
    assumeTrue(inMount.isPresent(), "no file system can be mounted here");
    List<String> command = new ArrayList<>(inMount.get());
    command.addAll(
        CommandLine.of(
                JvmSettings.NONE.options(List.of("-Dmpj.directory=" + directory)),
                NoRoomRoot.class.getName(),
                directory.toString())
            .command());
    List<String> said = Program.lines(new ProcessBuilder(command));
    assertThat(said).hasSize(11).last().isEqualTo("after it: " + (1 << 20));
    for (int i = 0; i < 10; i += 2) {
      assertThat(said.get(i)).contains("more than is free: wanted=1", " free=", " directory=");
      assertThat(said.get(i + 1)).as(said.get(i)).isEqualTo("others had room");
    }
    assertThat(said.getFirst()).contains("wanted=" + (1L << 40), directory.toString());
  }

  /** Returns what runs a command where the directory is a small file system of its own. */
  private Optional<List<String>> commandInMount() {
    return Stream.of(List.of("unshare", "-m"), List.of("unshare", "-r", "-m"))
        .map(unshare -> {
          List<String> whole = new ArrayList<>(unshare);
          whole.addAll(List.of("/bin/sh", "-c", MOUNT, directory.toString()));
          return whole;
        })
        .filter(NoRoomTest::works)
        .findFirst();
  }

  private static boolean works(List<String> command) {
    List<String> trial = new ArrayList<>(command);
    trial.add("true");
    try {
      return new ProcessBuilder(trial)
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (java.io.IOException e) {
      return false; // no such command
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
