package mpj.app.export;

import java.io.ByteArrayOutputStream;
import java.util.List;
import mpj.app.odds.Tally;
import mpj.lessons.demo.Trials;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes how many rounds of a lesson's demos came out how. */
public final class OddsJson {
  private final JsonGenerator json;

  private OddsJson(JsonGenerator json) {
    this.json = json;
  }

  /** Returns the document in UTF-8, with a line end. */
  public static byte[] of(int lesson, List<OddsDocument> all) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json =
        new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeNumberProperty("lesson", lesson);
      RunJson.tool(json);
      json.writeArrayPropertyStart("odds");
      all.forEach(new OddsJson(json)::demo);
      json.writeEndArray();
      json.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private void demo(OddsDocument odds) {
    json.writeStartObject();
    json.writeStringProperty("name", odds.demo());
    RunJson.origin(json, odds.origin());
    json.writeNumberProperty("times", odds.times());
    json.writeStringProperty("round", odds.round());
    json.writeBooleanProperty("ok", odds.problems().isEmpty());
    RunJson.strings(json, "problems", odds.problems());
    json.writeArrayPropertyStart("ways");
    for (Trials.Way way : odds.tally().ways()) {
      List<Tally.Count> counts = odds.tally().counts(way);
      json.writeStartObject();
      json.writeStringProperty("name", way.name());
      json.writeNumberProperty("rounds", Tally.rounds(counts));
      json.writeArrayPropertyStart("outcomes");
      counts.forEach(this::count);
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void count(Tally.Count count) {
    json.writeStartObject();
    json.writeStringProperty("name", count.outcome().name());
    json.writeStringProperty("grade", count.outcome().grade().word());
    json.writeStringProperty("meaning", count.outcome().meaning());
    json.writeNumberProperty("count", count.times());
    json.writeNumberProperty("least", count.least());
    json.writeNumberProperty("most", count.most());
    json.writeEndObject();
  }
}
