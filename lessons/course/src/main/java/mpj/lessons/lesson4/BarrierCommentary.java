package mpj.lessons.lesson4;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mpj.lessons.Commentary;
import mpj.lessons.Prediction;
import mpj.lessons.lesson4.BarrierMeetings.Meeting;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** Says who is awaited at the barrier, who came last, and whom that released. */
final class BarrierCommentary implements Commentary {
  private static final String PATIENCE = "waits for at most ";

  private final BarrierMeetings meetings = new BarrierMeetings();
  private final Map<Actor, Event> newest = new HashMap<>();
  private final Map<Actor, Meeting> meetingOf = new HashMap<>();
  private final Set<Actor> onTheWay = new LinkedHashSet<>();
  private final Set<Actor> here = new HashSet<>();
  private final Map<Actor, Long> patienceEnds = new HashMap<>();

  @Override
  public void event(Event event) {
    meetings
        .add(event)
        .ifPresent(meeting -> {
          newest.put(event.process(), event);
          meetingOf.put(event.process(), meeting);
        });
  }

  @Override
  public String note(OutputLine line) {
    String text = line.text();
    if (text.startsWith("sets out")) {
      onTheWay.add(line.process());
      return null;
    }
    if (text.startsWith(PATIENCE)) {
      long millis = Long.parseLong(text.substring(PATIENCE.length()).replace(" ms", ""));
      patienceEnds.put(line.process(), line.nanos() + millis * 1_000_000L);
      return null;
    }
    if (text.startsWith("is at")) {
      return awaited(line.process());
    }
    if (text.startsWith("action")) {
      return "run once, by " + line.process().name() + ", before anyone may go on";
    }
    if (text.startsWith("goes on")) {
      return passed(line.process());
    }
    return text.startsWith("finds") ? broken(line.process()) : null;
  }

  private String awaited(Actor who) {
    onTheWay.remove(who);
    String note;
    if (onTheWay.isEmpty()) {
      note = here.isEmpty() ? "no other has set out yet" : "nobody else is on the way now";
    } else {
      note = "still on the way: " + Wording.names(onTheWay.stream().map(Actor::name).toList());
    }
    here.add(who);
    return note;
  }

  private String passed(Actor who) {
    Event pass = newest.get(who);
    Meeting meeting = meetingOf.get(who);
    if (pass == null || meeting == null || meeting.last().isEmpty()) {
      return null;
    }
    Actor last = meeting.last().get().process();
    if (last.equals(who)) {
      return "came last and released the other " + (meeting.arrived().size() - 1);
    }
    return "waited " + Wording.time(pass.value()) + "; " + last.name() + " came last";
  }

  /** Who noticed first need not be who broke it: that is the one whose patience was at its end. */
  private String broken(Actor who) {
    Meeting meeting = meetingOf.get(who);
    if (meeting == null || !meeting.present().contains(who)) {
      return "came when it was broken already";
    }
    if (patienceEnds.getOrDefault(who, Long.MAX_VALUE) <= newest.get(who).nanos()) {
      return "its patience ended, and that broke the barrier for everybody";
    }
    List<String> others =
        meeting.present().stream().filter(other -> !other.equals(who)).map(Actor::name).toList();
    return "broken, because " + Wording.names(others) + " gave up: all or none";
  }

  @Override
  public List<String> check(Recording recording) {
    List<String> problems = new ArrayList<>(Lives.failures(recording.children()));
    problems.addAll(BarrierChecks.problems(read(recording).all(), recording));
    return problems;
  }

  private static BarrierMeetings read(Recording recording) {
    BarrierMeetings meetings = new BarrierMeetings();
    recording.events().forEach(meetings::add);
    return meetings;
  }

  @Override
  public List<Prediction> predictions() {
    return List.of(
        Prediction.number(
            "How often does the barrier's action run when all have come?",
            recording ->
                read(recording).all().stream()
                    .findFirst()
                    .map(meeting -> (long) meeting.actions().size())));
  }

  @Override
  public String seen(Recording recording) {
    List<Meeting> all = read(recording).all();
    if (all.isEmpty() || all.getFirst().last().isEmpty()) {
      return "Nobody came to the barrier.";
    }
    Meeting meeting = all.getFirst();
    Event last = meeting.last().get();
    long longest = meeting.passed().stream().mapToLong(Event::value).max().orElse(0);
    String met =
        Wording.count(meeting.arrived().size(), "party", "parties")
            + " met. "
            + last.process().name()
            + " came last; until then nobody went on, and the longest wait was "
            + Wording.time(longest)
            + ". The action ran "
            + Wording.count(meeting.actions().size(), "time")
            + ".";
    return all.stream().anyMatch(m -> !m.broken().isEmpty())
        ? met + " The second barrier broke: one party gave up, and then nobody could pass."
        : met;
  }
}
