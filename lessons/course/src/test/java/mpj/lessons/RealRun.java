package mpj.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.ProcessTree;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;
import mpj.multiprocessing.trace.Trace;
import mpj.multiprocessing.trace.TraceListener;

/**
 * A demo that was run with real child processes.
 *
 * @param recording what the run left behind
 * @param notes each line's note, in the order of the lines; empty where there was none
 * @param problems what the demo's own check found
 */
public record RealRun(Recording recording, List<Optional<String>> notes, List<String> problems) {
  /** Runs a demo to its end, and sees that no process of it is left. */
  public static RealRun of(int lesson, String name, Map<String, Integer> chosen) throws Exception {
    DemoEntry entry =
        Course.lesson(lesson).demos().stream()
            .filter(demo -> demo.name().equals(name))
            .findFirst()
            .orElseThrow();
    long seed = System.nanoTime() % 1_000_000;
    System.out.println("demo=" + name + " seed=" + seed);
    Commentary commentary = entry.commentary().get();
    Listener listener = new Listener(commentary);
    List<ProcessRecord> processes;
    try {
      Trace trace = Trace.start(listener);
      try {
        entry.demo().get().run(new Settings(entry.settings(), chosen, seed));
        processes = trace.processes();
      } finally {
        trace.close();
      }
    } finally {
      ProcessTree.shutdown();
    }
    Recording recording = new Recording(processes, listener.events, listener.lines);
    RealRun run = new RealRun(recording, listener.notes, commentary.check(recording));
    run.assertRealAndGone();
    assertThat(commentary.seen(recording)).isNotBlank();
    return run;
  }

  private void assertRealAndGone() throws Exception {
    long main = ProcessHandle.current().pid();
    assertThat(recording.processes().getFirst().pid()).isEqualTo(main);
    assertThat(recording.processes()).extracting(ProcessRecord::pid).doesNotHaveDuplicates();
    Set<Long> tree = new HashSet<>(Set.of(main));
    for (ProcessRecord child : recording.children()) { // parents start before their children
      assertThat(tree).as("parent of " + child.name()).contains(child.parentPid());
      tree.add(child.pid());
      Optional<ProcessHandle> left = ProcessHandle.of(child.pid());
      if (left.isPresent()) {
        left.get().onExit().get(5, TimeUnit.SECONDS);
      }
    }
  }

  /** Returns the lines whose text begins so. */
  public List<OutputLine> lines(String start) {
    return recording.lines(start);
  }

  /** Returns the events of one kind at one object. */
  public List<Event> events(EventKind kind, String object) {
    return recording.events(kind).stream().filter(e -> e.object().equals(object)).toList();
  }

  private static final class Listener implements TraceListener {
    private final Commentary commentary;
    private final List<Event> events = new ArrayList<>();
    private final List<OutputLine> lines = new ArrayList<>();
    private final List<Optional<String>> notes = new ArrayList<>();

    private Listener(Commentary commentary) {
      this.commentary = commentary;
    }

    @Override
    public void event(Event event) {
      events.add(event);
      commentary.event(event);
    }

    @Override
    public void line(OutputLine line) {
      lines.add(line);
      notes.add(Optional.ofNullable(commentary.note(line)));
    }
  }
}
