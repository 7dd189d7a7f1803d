package mpj.lessons.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import mpj.lessons.demo.Story;
import mpj.multiprocessing.trace.ProcessRecord;
import org.junit.jupiter.api.Test;

class LivesTest {
  @Test
  void shouldCountThoseAliveAtOnce() {
    Story story = new Story().child("a", 0, 10).child("b", 5, 20).child("c", 10, 30);
    assertThat(Lives.mostAtOnce(story.run().children())).isEqualTo(2);
  }

  @Test
  void shouldSeeThatOneEndedBeforeTheOtherBegan() {
    Story story = new Story().child("a", 0, 10).child("b", 11, 20);
    assertThat(Lives.mostAtOnce(story.run().children())).isEqualTo(1);
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

  @Test
  void shouldKnowParentsChildrenAndExitCodes() {
    Story story = new Story().child("a", 0, 10, 3).grandchild("a", "a:1", 0, 20);
    var run = new Run();
    run.end(story.run().processes());
    ProcessRecord a = run.process("a").orElseThrow();
    ProcessRecord below = run.process("a:1").orElseThrow();

    assertThat(run.lives().parentOf(Lives.actor(below))).contains(Lives.actor(a));
    assertThat(run.lives().parentOf(run.main())).isEmpty();
    assertThat(run.lives().childrenOf(run.main())).containsExactly(a);
    assertThat(run.lives().exitCode("a")).hasValue(3);
    assertThat(run.lives().exitCode("b")).isEmpty();
    assertThat(run.process(below.pid())).contains(below);
  }
}
