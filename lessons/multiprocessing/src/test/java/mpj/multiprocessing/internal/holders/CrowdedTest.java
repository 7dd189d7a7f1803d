package mpj.multiprocessing.internal.holders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Program;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shared memory that is at its limit, while nearly all in it is garbage, or nothing is. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class CrowdedTest {
  private static List<String> lines(String what) throws Exception {
    List<String> options = List.of("-Dmpj.arena.megabytes=8");
    return Program.lines(
        CommandLine.of(JvmSettings.NONE.options(options), CrowdedRoot.class.getName(), what));
  }

  @Test
  void shouldFailInNoThreadWhileNearlyAllIsGarbage() throws Exception {
    assertThat(lines("threads")).containsExactly("failures: 0");
  }

  @Test
  void shouldNotLookForGarbageForEachItemThatCouldGoToAFile() throws Exception {
    assertThat(lines("payloads")).containsExactly("looked too often: false", "kept: true");
  }

  @Test
  void shouldLookSeldomWhereNothingIsGarbageEvenIfInterrupted() throws Exception {
    assertThat(lines("full")).containsExactly("looked too often: false", "interrupted: true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"queue", "pipe"})
  void shouldLoseNoItemForWantOfRoomForTheObjectsInIt(String way) throws Exception {
    assertThat(lines(way)).containsExactly("refused: true", "all received");
  }

  @Test
  void shouldHaveRoomAgainForWhatAnotherProcessGotAndDropped() throws Exception {
    assertThat(lines("receiver")).containsExactly("exit code: 0");
  }

  @Test
  void shouldHaveRoomForTheGarbageOfManyProcesses() throws Exception {
    assertThat(lines("processes")).containsExactly("too much: false");
  }

  @Test
  void shouldCollectInAProcessThatHoldsNothing() throws Exception {
    assertThat(lines("none")).containsExactly("never full");
  }
}
