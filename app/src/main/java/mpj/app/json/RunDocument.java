package mpj.app.json;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import mpj.app.run.DemoRun;
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
 * was no line end: the text goes on in the next line of the process, or the process ended.
 */
public final class RunDocument {
  private final JsonGenerator json;

  private RunDocument(JsonGenerator json) {
    this.json = json;
  }

  /** Returns the document in UTF-8, with a line end. */
  public static byte[] of(int lesson, List<DemoRun> runs) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json =
        new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
      new RunDocument(json).document(lesson, runs);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private void document(int lesson, List<DemoRun> runs) {
    json.writeStartObject();
    json.writeNumberProperty("lesson", lesson);
    json.writeArrayPropertyStart("demos");
    runs.forEach(this::demo);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void demo(DemoRun run) {
    json.writeStartObject();
    json.writeStringProperty("name", run.demo().name());
    json.writeNumberProperty("seed", run.settings().seed());
    json.writeBooleanProperty("ok", run.ok());
    json.writeNumberProperty("elapsedMs", millis(run.elapsedNanos()));
    verdict(run);
    json.writeArrayPropertyStart("processes");
    run.run().processes().forEach(process -> process(process, run));
    json.writeEndArray();
    json.writeArrayPropertyStart("lines");
    run.lines().forEach(line -> line(line, run));
    json.writeEndArray();
    json.writeArrayPropertyStart("events");
    run.run().events().forEach(event -> event(event, run));
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Null where the run needed none. */
  private void verdict(DemoRun run) {
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

  /** The main process is older than the run and outlives it: it begins with it and has no end. */
  private void process(ProcessRecord process, DemoRun run) {
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

  private void line(NotedLine noted, DemoRun run) {
    json.writeStartObject();
    json.writeNumberProperty("ms", millis(noted.line().nanos() - run.startNanos()));
    json.writeStringProperty("process", noted.line().process().name());
    json.writeNumberProperty("pid", noted.line().process().pid());
    json.writeStringProperty("text", noted.line().text());
    if (!noted.line().ended()) {
      json.writeBooleanProperty("ended", false);
    }
    json.writeStringProperty("note", noted.note());
    json.writeEndObject();
  }

  private void event(Event event, DemoRun run) {
    json.writeStartObject();
    json.writeNumberProperty("ms", millis(event.nanos() - run.startNanos()));
    json.writeStringProperty("process", event.process().name());
    json.writeNumberProperty("pid", event.process().pid());
    json.writeStringProperty("kind", event.kind().label());
    json.writeStringProperty("object", event.object());
    json.writeEndObject();
  }

  private static BigDecimal millis(long nanos) {
    return BigDecimal.valueOf(Math.round(nanos / 1000.0), 3);
  }
}
