package mpj.lessons.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mpj.lessons.story.Run;
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
 * @param run what the run left behind
 * @param notes each line's note, in the order of the lines; empty where there was none
 * @param problems what the demo's own check found
 */
public record RealRun(Run run, List<Optional<String>> notes, List<String> problems) {
  /** Runs a demo to its end, and sees that no process of it is left. */
  public static RealRun of(int lesson, String name, Map<String, Integer> chosen) throws Exception {
    DemoEntry entry =
        Course.lesson(lesson).demos().stream()
            .filter(demo -> demo.name().equals(name))
            .findFirst()
            .orElseThrow();
    long seed = System.nanoTime() % 1_000_000;
    System.out.println("demo=" + name + " seed=" + seed);
    var settings = new Settings(entry.settings(), chosen, seed);
    var told = new Run();
    Notes notes = entry.notes().apply(new Stage(told, settings));
    List<ProcessRecord> processes;
    try {
      Trace trace = Trace.start(new Teller(told, notes));
      told.begin(trace::processes);
      try {
        entry.demo().get().run(settings);
        processes = trace.processes();
      } finally {
        trace.close();
      }
    } finally {
      ProcessTree.shutdown();
    }
    told.end(processes);
    List<Optional<String>> noted =
        told.notedLines().stream().map(line -> Optional.ofNullable(line.note())).toList();
    RealRun run = new RealRun(told, noted, notes.problems());
    run.assertRealAndGone();
    assertThat(notes.seen()).isNotBlank();
    return run;
  }

  private void assertRealAndGone() throws Exception {
    long main = ProcessHandle.current().pid();
    assertThat(run.processes().getFirst().pid()).isEqualTo(main);
    assertThat(run.processes()).extracting(ProcessRecord::pid).doesNotHaveDuplicates();
    Set<Long> tree = new HashSet<>(Set.of(main));
    for (ProcessRecord child : run.children()) { // parents start before their children
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
    return run.lines(start);
  }

  /** Returns the events of one kind at one object. */
  public List<Event> events(EventKind kind, String object) {
    return run.events(kind).stream().filter(e -> e.object().equals(object)).toList();
  }

  /** Tells a run of what happens, and asks for notes, as the tool does. */
  private record Teller(Run run, Notes notes) implements TraceListener {
    @Override
    public void event(Event event) {
      run.event(event);
    }

    @Override
    public void line(OutputLine line) {
      synchronized (run) {
        run.line(line);
        run.note(notes.note(line));
      }
    }
  }
}
