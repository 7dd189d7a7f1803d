package mpj.lessons.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import mpj.lessons.Story;
import mpj.multiprocessing.trace.ProcessRecord;
import org.junit.jupiter.api.Test;

class LivesTest {
  @Test
  void shouldCountThoseAliveAtOnce() {
    Story story = new Story().child("a", 0, 10).child("b", 5, 20).child("c", 10, 30);
    assertThat(Lives.mostAtOnce(story.recording().children())).isEqualTo(2);
  }

  @Test
  void shouldSeeThatOneEndedBeforeTheOtherBegan() {
    Story story = new Story().child("a", 0, 10).child("b", 11, 20);
    assertThat(Lives.mostAtOnce(story.recording().children())).isEqualTo(1);
  }

  @Test
  void shouldNameWhatDidNotEndWell() {
    ProcessRecord living = new ProcessRecord("b", 8, 1, 5, 0, OptionalInt.empty());
    ProcessRecord killed = new ProcessRecord("c", 9, 1, 5, 7, OptionalInt.of(-9));
    ProcessRecord good = new ProcessRecord("d", 10, 1, 5, 7, OptionalInt.of(0));
    assertThat(Lives.failures(List.of(living, killed, good)))
        .containsExactly(
            "b (pid=8) had not ended when the demo was over.",
            "c (pid=9) ended with exitCode=-9, not with 0.");
    assertThat(Lives.mostAtOnce(List.of(living, good))).isEqualTo(2);
  }
}
