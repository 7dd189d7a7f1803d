package mpj.app.export;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import mpj.lessons.story.NotedLine;
import mpj.lessons.story.timeline.Lane;
import mpj.lessons.story.timeline.Level;
import mpj.lessons.story.timeline.Passing;
import mpj.lessons.story.timeline.Timeline;
import mpj.lessons.story.timeline.Tracks;
import mpj.multiprocessing.trace.Actor;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes runs in Chrome's trace event format, which Perfetto and chrome://tracing open: a process
 * for each process, slices that nest, an arrow for everything that passed, a counter for each
 * queue. Times are microseconds since the first run began.
 */
public final class TraceDocument {
  private static final int LIFE = 1;

  private final JsonGenerator json;
  private final long start;
  private int arrows;

  private TraceDocument(JsonGenerator json, long start) {
    this.json = json;
    this.start = start;
  }

  /** Returns the document in UTF-8, with a line end. */
  public static byte[] of(List<RunDocument> runs) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json =
        new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
      new TraceDocument(json, runs.isEmpty() ? 0 : runs.getFirst().startNanos()).document(runs);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private void document(List<RunDocument> runs) {
    json.writeStartObject();
    json.writeStringProperty("displayTimeUnit", "ms");
    json.writeArrayPropertyStart("traceEvents");
    for (RunDocument run : runs) {
      run(run);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void run(RunDocument run) {
    Timeline timeline = run.timeline();
    for (int order = 0; order < timeline.lanes().size(); order++) {
      lane(timeline.lanes().get(order), order);
    }
    timeline.passings().forEach(this::arrow);
    Actor main = timeline.lanes().getFirst().actor();
    timeline.levels().forEach(level -> counter(level, main));
    run.lines().forEach(this::line);
  }

  private void lane(Lane lane, int order) {
    long pid = lane.process().pid();
    metadata("process_name", pid, "name", lane.process().name());
    metadata("process_sort_index", pid, "sort_index", order);
    for (Tracks.Placed placed : Tracks.of(lane)) {
      begin("X", pid, LIFE + placed.track(), placed.span().from());
      json.writeNumberProperty("dur", micros(placed.span().to() - placed.span().from()));
      String word = placed.span().kind().word();
      String object = placed.span().object();
      json.writeStringProperty("name", (word + " " + object).stripTrailing());
      json.writeStringProperty("cat", word);
      json.writeEndObject();
    }
  }

  private void metadata(String what, long pid, String name, Object value) {
    json.writeStartObject();
    json.writeStringProperty("ph", "M");
    json.writeStringProperty("name", what);
    json.writeNumberProperty("pid", pid);
    json.writeObjectPropertyStart("args");
    if (value instanceof Integer number) {
      json.writeNumberProperty(name, number);
    } else {
      json.writeStringProperty(name, value.toString());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void arrow(Passing passing) {
    arrows++;
    end("s", passing, passing.from(), passing.sent());
    end("f", passing, passing.to(), passing.received());
  }

  private void end(String phase, Passing passing, Actor at, long nanos) {
    begin(phase, at.pid(), LIFE, nanos);
    json.writeNumberProperty("id", arrows);
    json.writeStringProperty("name", passing.kind().word() + " " + passing.object());
    json.writeStringProperty("cat", passing.kind().word());
    if (phase.equals("f")) {
      json.writeStringProperty("bp", "e");
    }
    json.writeEndObject();
  }

  private void counter(Level level, Actor main) {
    for (Level.Change change : level.changes()) {
      begin("C", main.pid(), LIFE, change.nanos());
      json.writeStringProperty("name", level.object());
      json.writeObjectPropertyStart("args");
      json.writeNumberProperty("items", change.items());
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  private void line(NotedLine noted) {
    begin("i", noted.line().process().pid(), LIFE, noted.line().nanos());
    json.writeStringProperty("name", noted.line().text());
    json.writeStringProperty("cat", "line");
    json.writeStringProperty("s", "t");
    if (noted.note() != null) {
      json.writeObjectPropertyStart("args");
      json.writeStringProperty("note", noted.note());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** What every event has; the caller ends the object. */
  private void begin(String phase, long pid, int track, long nanos) {
    json.writeStartObject();
    json.writeStringProperty("ph", phase);
    json.writeNumberProperty("pid", pid);
    json.writeNumberProperty("tid", track);
    json.writeNumberProperty("ts", micros(nanos - start));
  }

  private static BigDecimal micros(long nanos) {
    return BigDecimal.valueOf(nanos, 3);
  }
}
