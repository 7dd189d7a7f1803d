package mpj.lessons.story;

import static mpj.lessons.story.LifeStory.State.BLOCKED;
import static mpj.lessons.story.LifeStory.State.NEW;
import static mpj.lessons.story.LifeStory.State.RUNNING;
import static mpj.lessons.story.LifeStory.State.TERMINATED;
import static mpj.multiprocessing.trace.EventKind.LOCK_ACQUIRED;
import static mpj.multiprocessing.trace.EventKind.LOCK_RELEASED;
import static mpj.multiprocessing.trace.EventKind.LOCK_WAITING;
import static mpj.multiprocessing.trace.EventKind.PROCESS_ENDED;
import static mpj.multiprocessing.trace.EventKind.PROCESS_STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

class LifeStoryTest {
  private static final Actor ONE = new Actor("Process-1", 101);
  private static final Actor TWO = new Actor("Process-2", 102);

  private final Run run = new Run();

  private void does(long nanos, Actor who, EventKind kind, String object, Actor peer, long value) {
    run.event(new Event(nanos, who, kind, object, peer, value, 0));
  }

  private void live() {
    does(10, TWO, PROCESS_STARTED, "", null, 0);
    does(20, ONE, PROCESS_STARTED, "", null, 0);
    does(30, ONE, LOCK_WAITING, "Lock-1", TWO, 0);
    does(40, TWO, LOCK_RELEASED, "Lock-1", null, 0);
    does(50, ONE, LOCK_ACQUIRED, "Lock-1", TWO, 20);
    does(60, ONE, PROCESS_ENDED, "", null, 0);
  }

  @Test
  void shouldKnowEachStateAndWhenItWas() {
    live();
    LifeStory life = run.life(ONE);

    assertThat(life.states()).containsExactly(NEW, RUNNING, BLOCKED, RUNNING, TERMINATED);
    assertThat(life.state()).isEqualTo(TERMINATED);
    assertThat(life.at(19)).isEqualTo(NEW);
    assertThat(life.at(30)).isEqualTo(BLOCKED);
    assertThat(life.at(55)).isEqualTo(RUNNING);
    assertThat(life.newestWait()).get().extracting(Wait::peer).isEqualTo(TWO);
  }

  @Test
  void shouldFollowOneProcessWhileItLives() {
    LifeStory life = run.life(TWO);
    assertThat(life.state()).isEqualTo(NEW);
    live();
    assertThat(life.states()).containsExactly(NEW, RUNNING);
    assertThat(life.newestWait()).isEmpty();
  }
}
