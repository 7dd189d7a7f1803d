package mpj.lessons.story;

import static mpj.multiprocessing.trace.EventKind.PIPE_RECEIVED;
import static mpj.multiprocessing.trace.EventKind.PIPE_RECEIVE_GAVE_UP;
import static mpj.multiprocessing.trace.EventKind.PIPE_RECEIVE_WAITING;
import static mpj.multiprocessing.trace.EventKind.PIPE_SENT;
import static org.assertj.core.api.Assertions.assertThat;

import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import org.junit.jupiter.api.Test;

class PipeStoryTest {
  private static final Actor ONE = new Actor("one", 1);
  private static final Actor OTHER = new Actor("other", 2);

  private final Run run = new Run();
  private final PipeStory pipe = run.pipe("Pipe-1");

  private Event tell(Actor who, EventKind kind, long number) {
    var event = new Event(0, who, kind, "Pipe-1", null, 5, number);
    run.event(event);
    return event;
  }

  @Test
  void shouldTellTheTwoDirectionsApart() {
    Event question = tell(ONE, PIPE_SENT, 0);
    Event asked = tell(OTHER, PIPE_RECEIVED, 0);
    Event answer = tell(OTHER, PIPE_SENT, 0);
    assertThat(pipe.size()).isEqualTo(1);
    Event answered = tell(ONE, PIPE_RECEIVED, 0);
    assertThat(pipe.sentOf(asked)).contains(question);
    assertThat(pipe.sentOf(answered)).contains(answer);
    assertThat(pipe.receivedOf(question)).contains(asked);
    assertThat(pipe.receivedOf(answer)).contains(answered);
    assertThat(pipe.size()).isZero();
    assertThat(run.pipes()).containsExactly(pipe);
  }

  @Test
  void shouldKnowWhoWaitedForTheNewestMessage() {
    tell(OTHER, PIPE_RECEIVE_WAITING, 0);
    tell(ONE, PIPE_SENT, 0);
    tell(ONE, PIPE_SENT, 1);
    tell(OTHER, PIPE_RECEIVED, 0);
    assertThat(pipe.waited(OTHER)).isTrue();
    tell(OTHER, PIPE_RECEIVED, 1);
    assertThat(pipe.waited(OTHER)).isFalse();
    tell(OTHER, PIPE_RECEIVE_WAITING, 0);
    tell(OTHER, PIPE_RECEIVE_GAVE_UP, 0);
    tell(ONE, PIPE_SENT, 2);
    tell(OTHER, PIPE_RECEIVED, 2);
    assertThat(pipe.waited(OTHER)).isFalse();
    assertThat(pipe.emptyTimes()).isEqualTo(2);
  }
}
