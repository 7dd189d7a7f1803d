package mpj.lessons.lesson4;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mpj.lessons.lesson4.BarrierMeetings.Meeting;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** What must be true of a meeting at a barrier. */
final class BarrierChecks {
  private static final int LATE_PARTIES = 3;

  private BarrierChecks() {}

  /** Returns a sentence for each thing that is not true of these meetings. */
  static List<String> problems(List<Meeting> meetings, Recording recording) {
    List<String> problems = new ArrayList<>();
    if (meetings.stream().noneMatch(meeting -> meeting.broken().isEmpty())) {
      problems.add("No meeting at a barrier took place.");
    }
    for (Meeting meeting : meetings) {
      if (meeting.broken().isEmpty()) {
        problems.addAll(complete(meeting, recording));
      } else if (!meeting.passed().isEmpty()) {
        problems.add(names(meeting.passed()) + " passed a barrier that was broken.");
      }
    }
    problems.addAll(late(meetings));
    return problems;
  }

  /** The second barrier: one party gave up, another had waited, and the third came too late. */
  private static List<String> late(List<Meeting> meetings) {
    List<Meeting> broken = meetings.stream().filter(m -> !m.broken().isEmpty()).toList();
    if (broken.isEmpty()) {
      return List.of("No barrier broke, although one party came too late.");
    }
    Set<Actor> told = new HashSet<>();
    broken.forEach(meeting -> meeting.broken().forEach(event -> told.add(event.process())));
    return told.size() == LATE_PARTIES
        ? List.of()
        : List.of("Not each party found the barrier broken: broken=" + told.size() + ".");
  }

  private static List<String> complete(Meeting meeting, Recording recording) {
    List<String> problems = new ArrayList<>();
    Set<Actor> expected =
        recording.lines().stream()
            .filter(line -> line.text().startsWith("is at"))
            .map(OutputLine::process)
            .collect(Collectors.toSet());
    Set<Actor> arrived = new HashSet<>(meeting.present());
    if (!arrived.equals(expected) || arrived.size() != meeting.arrived().size()) {
      problems.add("Not each party arrived once: arrived=" + names(meeting.arrived()) + ".");
    }
    long main = recording.processes().getFirst().pid();
    if (arrived.stream().noneMatch(actor -> actor.pid() == main)) {
      problems.add("The main process was not among the parties.");
    }
    Set<Actor> passed = meeting.passed().stream().map(Event::process).collect(Collectors.toSet());
    if (!passed.equals(arrived) || passed.size() != meeting.passed().size()) {
      problems.add("Not each party passed once: passed=" + names(meeting.passed()) + ".");
    }
    if (meeting.actions().size() != 1) {
      problems.add("The action ran not once: actions=" + meeting.actions().size() + ".");
    }
    meeting.last().ifPresent(last -> order(meeting, last, problems));
    return problems;
  }

  private static void order(Meeting meeting, Event last, List<String> problems) {
    if (last.value() != meeting.arrived().size()) {
      problems.add(
          "The barrier counted arrivals="
              + last.value()
              + ", not "
              + meeting.arrived().size()
              + ".");
    }
    for (Event action : meeting.actions()) {
      if (action.nanos() < last.nanos()) {
        problems.add("The action ran before " + last.process().name() + ", the last, arrived.");
      }
    }
    for (Event pass : meeting.passed()) {
      if (pass.nanos() < last.nanos()) {
        problems.add(
            pass.process().name() + " passed before " + last.process().name() + " had arrived.");
      }
      if (meeting.actions().stream().anyMatch(action -> pass.nanos() < action.nanos())) {
        problems.add(pass.process().name() + " passed before the action ran.");
      }
    }
  }

  private static String names(List<Event> events) {
    return events.stream().map(event -> event.process().name()).toList().toString();
  }
}
