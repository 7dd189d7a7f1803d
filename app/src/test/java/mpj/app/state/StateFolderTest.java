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
}
