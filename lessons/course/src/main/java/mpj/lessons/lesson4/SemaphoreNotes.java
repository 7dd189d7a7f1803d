package mpj.lessons.lesson4;

import java.util.List;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.SemaphoreStory;
import mpj.lessons.story.SemaphoreStory.Stay;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.WaitKind;

/** Says who has the places, who waits for one, and who made room for whom. */
final class SemaphoreNotes extends Notes {
  private static final int MOST_NAMES = 3;

  private final SemaphoreStory semaphore = run().onlySemaphore();
  private final int processes = setting("processes");
  private final int places = setting("places");

  SemaphoreNotes(Stage stage) {
    super(stage);
    note("wants", _ -> taken());
    note("has", line -> semaphore.lastOf(line.who()).map(SemaphoreNotes::came).orElse(null));
    note("leaves", _ -> next());
    expect(childrenEndWell(), this::onceEach);
    expect(
        () -> semaphore.peak() <= places,
        () -> "Too many were inside at once: peak=" + semaphore.peak() + " places=" + places + ".");
    expect(
        () -> processes <= places || semaphore.peak() >= places,
        () ->
            "The places were never all taken: peak="
                + semaphore.peak()
                + " places="
                + places
                + ".");
    expect(
        () -> processes <= places || !semaphore.waits().isEmpty(),
        () -> "Nobody had to wait for a place.");
    predict(
        processes
            + " processes come at the same moment, and "
            + (places == 1 ? "there is 1 place" : "there are " + places + " places")
            + ". How many of them have to wait?",
        () -> semaphore.waits().size());
    seen(this::debrief);
  }

  private String taken() {
    List<Actor> inside = semaphore.inside();
    if (inside.isEmpty()) {
      return "no place is taken";
    }
    String who =
        inside.size() > MOST_NAMES
            ? ""
            : ", by " + Wording.names(inside.stream().map(Actor::name).toList());
    String waiting =
        run().waits().of(WaitKind.SEMAPHORE).isEmpty()
            ? ""
            : "; " + run().waits().inWords(WaitKind.SEMAPHORE);
    return share(inside.size()) + " taken" + who + waiting;
  }

  private String share(int inside) {
    if (inside < places) {
      return inside + " of " + places + " places " + (inside == 1 ? "is" : "are");
    }
    return switch (places) {
      case 1 -> "the only place is";
      case 2 -> "both places are";
      default -> "all " + places + " places are";
    };
  }

  private static String came(Stay stay) {
    if (stay.waited() == 0) {
      return "one was free: no wait";
    }
    String waited = "waited " + Wording.time(stay.waited());
    return stay.after().map(who -> waited + ", until " + who.name() + " left").orElse(waited);
  }

  private String next() {
    String waiting = run().waits().inWords(WaitKind.SEMAPHORE);
    return run().waits().of(WaitKind.SEMAPHORE).size() < 2
        ? waiting
        : waiting + "; one of them comes in";
  }

  private List<String> onceEach() {
    return children().stream()
        .filter(child -> {
          List<Stay> stays = semaphore.staysOf(child.pid());
          return stays.size() != 1 || stays.getFirst().left().isEmpty();
        })
        .map(child -> child.name() + " did not take a place once and leave it.")
        .toList();
  }

  private String debrief() {
    List<Stay> waits = semaphore.waits();
    long longest = waits.stream().mapToLong(Stay::waited).max().orElse(0);
    return Wording.count(semaphore.stays().size(), "process", "processes")
        + " shared "
        + Wording.count(places, "place")
        + "; at most "
        + semaphore.peak()
        + " were inside at once. "
        + (waits.isEmpty()
            ? "Nobody had to wait."
            : Wording.count(waits.size(), "process", "processes")
                + " had to wait, the longest wait was "
                + Wording.time(longest)
                + ".");
  }
}
