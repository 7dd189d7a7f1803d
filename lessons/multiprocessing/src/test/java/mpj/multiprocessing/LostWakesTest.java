package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule of what must survive, for the dead who were about to wake somebody. */
class LostWakesTest {
  @ParameterizedTest
  @ValueSource(strings = {"-Dnothing=off", "-Dmpj.futex.waitv=off", "-Dmpj.kernel=off"})
  void whoWasNotWokenShouldGoOnAfterTheNextDeath(String how) throws Exception {
    var root =
        CommandLine.of(JvmSettings.NONE.options(List.of(how)), LostWakesRoot.class.getName());
    assertThat(Program.lines(root))
        .as("if one more kind of wait is untried, add it to UnwokenWaits")
        .containsExactly("left=[]", "untried=[SEND, JOIN]");
  }
}
