package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row 30 of what must survive: the shared memory is full at the moment of a death. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
@EnabledOnOs(OS.LINUX) // by /proc: a process is seen to stand still
class FullArenaTest {
  @Test
  void f30ShouldMendADeathWholeThoughTheArenaIsFull() throws Exception {
    List<String> options = List.of("-Dmpj.arena.megabytes=2");
    var root = CommandLine.of(JvmSettings.NONE.options(options), FullArenaRoot.class.getName());
    assertThat(Program.lines(root))
        .containsExactly(
            "held: true true",
            "full",
            "requests full",
            "lock: true owner died: true",
            "exit code: -9",
            "adopted: true",
            "daemon gone: true",
            "first slots free: true",
            "requests full",
            "lock: true owner died: true",
            "exit code: -9",
            "adopted: true",
            "daemon gone: true",
            "second slots free: true",
            "managed lock: true",
            "orphan lives: true",
            "ended: true",
            "managed lock: true",
            "orphan lives: true",
            "ended: true");
  }
}
