package mpj.lessons.lesson7;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.CallStory;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.ProcessRecord;

/** Says which calls reached the server, and what became of the list that was only copied. */
final class ListNotes extends Notes {
  private static final String MANAGED = "managed list: [{}]";
  private static final String PLAIN = "plain list: [{}]";
  private static final String APPENDED = "appended {}";

  private final CallStory calls = run().calls();

  ListNotes(Stage stage) {
    super(stage);
    note(APPENDED, this::answer);
    note(
        MANAGED,
        _ ->
            Wording.count(run().said(APPENDED).size(), "process", "processes")
                + " appended, in the order in which the server heard them");
    note(PLAIN, _ -> "each child appended to a copy of its own; this one nobody touched");
    expect(
        () -> writers().size() > 1 && writers().size() == run().said(APPENDED).size(),
        () ->
            "Not each process appended once: appends="
                + run().said(APPENDED).size()
                + " processes="
                + writers().size()
                + ".");
    expect(() -> Lives.failures(clients()));
    expect(
        () -> calls.servers().size() == 1,
        () -> "Not one server answered the calls: servers=" + calls.servers().size() + ".");
    expect(this::silent);
    expect(
        this::holdsAll,
        () ->
            "The managed list does not hold each of the "
                + run().said(APPENDED).size()
                + " items once.");
    expect(
        () -> run().said(PLAIN).stream().anyMatch(said -> said.list(0).isEmpty()),
        () -> "The plain list of the main process is not empty.");
    predict(
        "Each of the "
            + setting("processes")
            + " children appends to a plain list of its parent's, too: how many items has that in"
            + " the parent in the end?",
        () -> run().first(PLAIN).map(said -> said.list(0).size()));
    seen(this::debrief);
  }

  private String answer(Said said) {
    return run()
        .newest(said.who(), EventKind.CALL_ENDED)
        .map(answer -> "the server's answer took " + Wording.time(answer.value()))
        .orElse(null);
  }

  private Set<Actor> writers() {
    return run().said(APPENDED).stream().map(Said::who).collect(Collectors.toSet());
  }

  private List<ProcessRecord> clients() {
    return children().stream()
        .filter(child -> !calls.servers().contains(Lives.actor(child)))
        .toList();
  }

  /** All children but the server append, by a call that was answered. */
  private List<String> silent() {
    var problems = new ArrayList<String>();
    for (ProcessRecord client : clients()) {
      if (!writers().contains(Lives.actor(client)) || calls.answered(client.name()).isEmpty()) {
        problems.add(client.name() + " did not append, or had no answer from the server.");
      }
    }
    return problems;
  }

  private boolean holdsAll() {
    long appends = run().said(APPENDED).size();
    Set<Long> expected = LongStream.rangeClosed(1, appends).boxed().collect(Collectors.toSet());
    return run().said(MANAGED).stream()
        .map(said -> said.numbers(0))
        .anyMatch(items -> items.size() == appends && new HashSet<>(items).equals(expected));
  }

  private String debrief() {
    List<Event> early = calls.answered().stream().filter(calls::isEarly).toList();
    return Wording.count(run().said(APPENDED).size(), "process", "processes")
        + " appended to the managed list, and all their items are there; the plain list stayed"
        + " empty, because each child changed a copy of its own. Half of the calls had their answer"
        + " within "
        + Wording.time(CallStory.median(calls.answered()))
        + (early.isEmpty()
            ? "."
            : "; " + Wording.count(early.size(), "call") + " came before the server had started.");
  }
}
