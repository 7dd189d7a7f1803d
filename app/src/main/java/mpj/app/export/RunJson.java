package mpj.app.export;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import mpj.app.run.DemoRun;
import mpj.lessons.demo.Teaching;
import mpj.lessons.story.NotedLine;
import mpj.lessons.story.diagnosis.Verdict;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.ProcessRecord;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a lesson's runs. Times are milliseconds since the demo began, to the microsecond. A line's
 * text is read as UTF-8; bytes that are not are U+FFFD there. Where {@code ended} is false there
 * was no line end: the text goes on in the next line of the process, or the process ended. Where
 * {@code error} is true the line went to standard error.
 */
public final class RunJson {
  private final JsonGenerator json;

  private RunJson(JsonGenerator json) {
    this.json = json;
  }

  /** Returns the document in UTF-8, with a line end. */
  public static byte[] of(int lesson, List<RunDocument> runs) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json =
        new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
      new RunJson(json).document(lesson, runs);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private void document(int lesson, List<RunDocument> runs) {
    json.writeStartObject();
    json.writeNumberProperty("lesson", lesson);
    tool(json);
    json.writeArrayPropertyStart("demos");
    runs.forEach(this::demo);
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Writes what a document was made with. */
  static void tool(JsonGenerator json) {
    ToolFacts facts = ToolFacts.current();
    json.writeStringProperty("tool", facts.tool());
    json.writeStringProperty("jdk", facts.jdk());
    json.writeNumberProperty("cores", facts.cores());
  }

  private void demo(RunDocument run) {
    json.writeStartObject();
    json.writeStringProperty("name", run.demo());
    json.writeStringProperty("shows", run.shows());
    origin(json, run.origin());
    json.writeBooleanProperty("ok", run.ok());
    json.writeNumberProperty("elapsedMs", millis(run.elapsedNanos()));
    strings(json, "problems", run.problems());
    verdict(run);
    run.teaching().ifPresent(this::teaching);
    json.writeStringProperty("seen", run.seen());
    json.writeArrayPropertyStart("predictions");
    run.predictions().forEach(this::prediction);
    json.writeEndArray();
    json.writeArrayPropertyStart("processes");
    run.processes().forEach(process -> process(process, run));
    json.writeEndArray();
    json.writeArrayPropertyStart("lines");
    run.lines().forEach(line -> line(line, run));
    json.writeEndArray();
    json.writeArrayPropertyStart("events");
    run.events().forEach(event -> event(event, run));
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Writes how to run it so again. */
  static void origin(JsonGenerator json, RunOrigin origin) {
    json.writeObjectPropertyStart("settings");
    origin.settings().forEach((name, number) -> json.writeNumberProperty(name, number));
    json.writeEndObject();
    json.writeNumberProperty("seed", origin.seed());
    json.writeStringProperty("startMethod", origin.startMethod());
    json.writeStringProperty("command", origin.command());
  }

  static void strings(JsonGenerator json, String name, List<String> all) {
    json.writeArrayPropertyStart(name);
    all.forEach(json::writeString);
    json.writeEndArray();
  }

  /** Null where the run needed none. */
  private void verdict(RunDocument run) {
    if (run.verdict().isEmpty()) {
      json.writeNullProperty("verdict");
      return;
    }
    Verdict verdict = run.verdict().get();
    json.writeObjectPropertyStart("verdict");
    json.writeStringProperty("kind", verdict.kind().word());
    json.writeStringProperty("sentence", verdict.sentence());
    json.writeArrayPropertyStart("processes");
    for (Verdict.Part part : verdict.parts()) {
      json.writeStartObject();
      json.writeStringProperty("name", part.who().name());
      json.writeNumberProperty("pid", part.who().pid());
      json.writeStringProperty("does", part.does());
      json.writeStringProperty("at", part.at().equals(Verdict.UNKNOWN) ? null : part.at());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringProperty("cure", verdict.advice());
    json.writeEndObject();
  }

  private void teaching(Teaching teaching) {
    json.writeObjectPropertyStart("teaching");
    json.writeStringProperty("about", teaching.about());
    json.writeStringProperty("question", teaching.question());
    json.writeStringProperty("why", teaching.why());
    json.writeStringProperty("rule", teaching.rule());
    json.writeStringProperty("python", teaching.python());
    json.writeStringProperty("misconception", teaching.misconception().orElse(null));
    json.writeArrayPropertyStart("next");
    for (Teaching.Suggestion next : teaching.next()) {
      json.writeStartObject();
      json.writeStringProperty("options", next.options());
      json.writeStringProperty("what", next.what());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void prediction(DemoRun.Answered answered) {
    json.writeStartObject();
    json.writeStringProperty("question", answered.question());
    strings(json, "choices", answered.choices());
    json.writeStringProperty("answer", answered.answer().orElse(null));
    json.writeEndObject();
  }

  /** The main process is older than the run and outlives it: it begins with it and has no end. */
  private void process(ProcessRecord process, RunDocument run) {
    json.writeStartObject();
    json.writeStringProperty("name", process.name());
    json.writeNumberProperty("pid", process.pid());
    json.writeNumberProperty("parentPid", process.parentPid());
    long start = Math.max(0, process.startNanos() - run.startNanos());
    json.writeNumberProperty("startMs", millis(start));
    if (process.endNanos() == 0) {
      json.writeNullProperty("endMs");
    } else {
      json.writeNumberProperty("endMs", millis(process.endNanos() - run.startNanos()));
    }
    OptionalInt exitCode = process.exitCode();
    if (exitCode.isEmpty()) {
      json.writeNullProperty("exitCode");
    } else {
      json.writeNumberProperty("exitCode", exitCode.getAsInt());
    }
    json.writeEndObject();
  }

  private void line(NotedLine noted, RunDocument run) {
    json.writeStartObject();
    json.writeNumberProperty("ms", millis(noted.line().nanos() - run.startNanos()));
    json.writeStringProperty("process", noted.line().process().name());
    json.writeNumberProperty("pid", noted.line().process().pid());
    json.writeStringProperty("text", noted.line().text());
    if (!noted.line().ended()) {
      json.writeBooleanProperty("ended", false);
    }
    if (noted.line().error()) {
      json.writeBooleanProperty("error", true);
    }
    json.writeStringProperty("note", noted.note());
    json.writeEndObject();
  }

  /** What value and sequence mean, the kind says; a peer is there for kinds that have one. */
  private void event(Event event, RunDocument run) {
    json.writeStartObject();
    json.writeNumberProperty("ms", millis(event.nanos() - run.startNanos()));
    json.writeStringProperty("process", event.process().name());
    json.writeNumberProperty("pid", event.process().pid());
    json.writeStringProperty("kind", event.kind().label());
    json.writeStringProperty("object", event.object());
    if (event.peer() == null) {
      json.writeNullProperty("peer");
      json.writeNullProperty("peerPid");
    } else {
      json.writeStringProperty("peer", event.peer().name());
      json.writeNumberProperty("peerPid", event.peer().pid());
    }
    json.writeNumberProperty("value", event.value());
    json.writeNumberProperty("sequence", event.sequence());
    json.writeEndObject();
  }

  private static BigDecimal millis(long nanos) {
    return BigDecimal.valueOf(Math.round(nanos / 1000.0), 3);
  }
}
