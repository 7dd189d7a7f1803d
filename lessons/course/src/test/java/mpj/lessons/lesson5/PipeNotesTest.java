package mpj.lessons.lesson5;

import static mpj.multiprocessing.trace.EventKind.PIPE_RECEIVED;
import static mpj.multiprocessing.trace.EventKind.PIPE_RECEIVE_WAITING;
import static mpj.multiprocessing.trace.EventKind.PIPE_SENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.lessons.demo.Story;
import mpj.lessons.demo.Story.Told;
import org.junit.jupiter.api.Test;

class PipeNotesTest {
  private static final String MAIN = "MainProcess";
  private static final String ONE_WAY = "Pipe-1";
  private static final String DUPLEX = "Pipe-2";

  private static Told told(Story story) {
    return story.to(PipeNotes::new, Map.of("numbers", 3));
  }

  private static Story begun() {
    return new Story().child("receiver", 0, 900).child("sender", 0, 900).child("squarer", 0, 900);
  }

  private static Story sends(Story story, int number) {
    story.line("sender", "sends " + number);
    return story.event("sender", PIPE_SENT, ONE_WAY, 5, number - 1);
  }

  private static Story receives(Story story, int number) {
    story.event("receiver", PIPE_RECEIVED, ONE_WAY, 5, number - 1);
    return story.line("receiver", "received " + number);
  }

  private static Story sentinel(Story story, int after) {
    story.event("sender", PIPE_SENT, ONE_WAY, 5, after);
    story.event("receiver", PIPE_RECEIVED, ONE_WAY, 5, after);
    return story.line("receiver", "received the sentinel");
  }

  private static Story bothWays(Story story, int wrong) {
    for (int number = 2; number <= 4; number++) {
      story.at(100L * number).event(MAIN, PIPE_SENT, DUPLEX, 5, number - 2);
      story.at(100L * number + 5).event("squarer", PIPE_RECEIVED, DUPLEX, 5, number - 2);
      story.event("squarer", PIPE_SENT, DUPLEX, 5, number - 2);
      story.at(100L * number + 7).event(MAIN, PIPE_RECEIVED, DUPLEX, 5, number - 2);
      story.line(MAIN, "sent " + number + ", received " + (number * number + wrong));
    }
    return story;
  }

  private static Story good() {
    Story story = begun().event("receiver", PIPE_RECEIVE_WAITING, ONE_WAY, 0, 0);
    story = receives(sends(story, 1), 1);
    story = sentinel(receives(receives(sends(sends(story, 2), 3), 2), 3), 3);
    return bothWays(story, 0).line("squarer", "the other end is closed");
  }

  private static List<String> problems(Story story) {
    return told(story).problems();
  }

  @Test
  void shouldSayWhoWaitedAndHowLongAnAnswerTook() {
    assertThat(problems(good())).isEmpty();
    assertThat(told(good()).lines())
        .filteredOn(line -> !line.startsWith("sender"))
        .containsExactly(
            "receiver: received 1 | had to wait",
            "receiver: received 2 | was there; 1 more in the pipe",
            "receiver: received 3 | was there; 0 more in the pipe",
            "receiver: received the sentinel | a number, too: both must know it",
            "MainProcess: sent 2, received 4 | there in 5 ms, back in 2 ms",
            "MainProcess: sent 3, received 9 | there in 5 ms, back in 2 ms",
            "MainProcess: sent 4, received 16 | there in 5 ms, back in 2 ms",
            "squarer: the other end is closed | end-of-file, which is no message");
    assertThat(told(good()).seen())
        .startsWith("10 messages, 50 bytes in all,")
        .contains("found the pipe empty 1 time and waited");
  }

  @Test
  void shouldFindNumbersOutOfOrderAndAWrongAnswer() {
    Story story = receives(receives(sends(sends(begun(), 1), 2), 2), 1);
    story = bothWays(sentinel(story, 2), 1).line("squarer", "the other end is closed");
    assertThat(problems(story))
        .containsExactly(
            "Not as expected: the numbers received, in order; expected=[1, 2] found=[2, 1].",
            "Not as expected: the answers;"
                + " expected=[2, received 4, 3, received 9, 4, received 16]"
                + " found=[2, received 5, 3, received 10, 4, received 17].");
  }

  @Test
  void shouldFindAMessageThatWasLostAndAnEndThatWasNotTold() {
    assertThat(problems(bothWays(sentinel(sends(begun(), 1), 1), 0)))
        .containsExactly(
            "Not as expected: the numbers received, in order; expected=[1] found=[].",
            "Not as expected: ends of a pipe that were told; expected=1 found=0.",
            "Not as expected: the messages that left the pipes; expected="
                + "[Pipe-1/0, Pipe-1/1, Pipe-2/0, Pipe-2/0, Pipe-2/1, Pipe-2/1, Pipe-2/2, Pipe-2/2]"
                + " found="
                + "[Pipe-1/1, Pipe-2/0, Pipe-2/0, Pipe-2/1, Pipe-2/1, Pipe-2/2, Pipe-2/2].");
    assertThat(problems(begun()))
        .contains("No number was sent.", "Not as expected: sentinels; expected=1 found=0.");
  }

  @Test
  void shouldAnswerHowManyMessagesWentThroughTheFirstPipe() {
    assertThat(told(good()).answer(0)).isEqualTo("4");
    assertThat(told(begun()).answer(0)).isEmpty();
  }
}
