package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule of what must survive, for the dead who were about to wake somebody. */
class LostWakesTest {
  private Process root;

  @AfterEach
  void end() {
    root.destroyForcibly();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Dnothing=off", "-Dmpj.futex.waitv=off", "-Dmpj.kernel=off"})
  void whoWasNotWokenShouldGoOnAfterTheNextDeath(String how) throws Exception {
    root =
        CommandLine.of(JvmSettings.NONE.options(List.of(how)), LostWakesRoot.class.getName())
            .redirectError(Redirect.INHERIT)
            .start();
    root.getOutputStream().close();
    assertThat(root.waitFor(60, TimeUnit.SECONDS)).as("it has ended").isTrue();
    assertThat(root.inputReader().readAllLines()).containsExactly("left=[]");
    assertThat(root.exitValue()).isZero();
  }
}
