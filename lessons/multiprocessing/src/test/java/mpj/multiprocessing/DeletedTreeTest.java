package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody deletes the directory of a tree that lives. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class DeletedTreeTest {
  private static final String DELETED =
      "java.lang.IllegalStateException: files of the process tree were deleted while it lives:"
          + " directory=";

  @Test
  void shouldSayWhatWasDeletedInsteadOfThatTheTreeHasEnded() throws Exception {
    Program.End end =
        Program.run(
            CommandLine.of(JvmSettings.NONE, DeletedTreeRoot.class.getName())
                .redirectErrorStream(true));

    List<String> said = end.lines();
    assertThat(end.exitCode()).as("%s", said).isZero();
    for (String what : List.of("child: ", "put: ", "array: ", "growth: ")) {
      assertThat(said).as(what).anyMatch(line -> line.startsWith(what + DELETED));
    }
    assertThat(said)
        .anyMatch(line -> line.contains("a thread of the library failed: thread=mpj-test"))
        .anyMatch(line -> line.contains("no such arena: file="))
        .contains("child ended: 0")
        .noneMatch(line -> line.contains("TreeEndedException"));
  }
}
