package mpj.app.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StateFolderTest {
  @Test
  void shouldFollowTheConventionOfThePlatform() {
    assertThat(StateFolder.folder(Map.of("XDG_STATE_HOME", "/state"), "/home/a"))
        .isEqualTo(Path.of("/state/mpj"));
    assertThat(StateFolder.folder(Map.of(), "/home/a"))
        .isEqualTo(Path.of("/home/a/.local/state/mpj"));
    assertThat(StateFolder.folder(Map.of("XDG_STATE_HOME", "not/absolute"), "/home/a"))
        .isEqualTo(Path.of("/home/a/.local/state/mpj"));
  }

  @Test
  void shouldTakeHomeFromTheEnvironmentAsShellsDo() {
    assertThat(StateFolder.folder(Map.of("HOME", "/elsewhere"), "/home/me"))
        .isEqualTo(Path.of("/elsewhere/.local/state/mpj"));
    assertThat(StateFolder.folder(Map.of("HOME", "relative"), "/home/me"))
        .isEqualTo(Path.of("/home/me/.local/state/mpj"));
  }
}
