package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the library makes in file systems is its user's alone. Fault row 27. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class UmaskTest {
  @Test
  void f27ShouldMakeEverythingForItsUserAloneWhateverTheUmask() throws Exception {
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "umask 000; exec \"$@\"", "sh"));
    command.addAll(CommandLine.of(JvmSettings.NONE, OpenUmaskRoot.class.getName()).command());
    List<String> modes = Program.lines(new ProcessBuilder(command));
    assertThat(modes).allMatch(line -> line.matches("(drwx------|-rw-------) /.*"));
    for (String name :
        List.of(
            "arena",
            "lock",
            "wakes",
            "boot-.*",
            "code-0",
            "code-0/main.class",
            "code-0/child.class",
            "item-1",
            "item-2",
            "memory-1-.*",
            "memory-2-.*")) {
      assertThat(modes).anyMatch(line -> line.matches(".*/mpj-tree-[^/]*/" + name));
    }
    assertThat(modes).anyMatch(line -> line.matches(".*/mpj-tree-[^/]*"));
    assertThat(modes).filteredOn(line -> line.contains("/mpj-memory-")).hasSize(2);
  }
}
