package mpj.app.json;

import java.io.ByteArrayOutputStream;
import java.util.List;
import mpj.app.odds.Tally;
import mpj.lessons.Trials;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes how many rounds of a lesson's demos came out how. */
public final class OddsDocument {
  private final JsonGenerator json;

  private OddsDocument(JsonGenerator json) {
    this.json = json;
  }

  /**
   * How the rounds of one demo came out.
   *
   * @param demo its name
   * @param seed of its random numbers
   * @param times how often each way was to be played
   * @param tally how often each outcome came
   * @param problems what went wrong, a sentence each
   */
  public record Odds(String demo, long seed, int times, Tally tally, List<String> problems) {}

  /** Returns the document in UTF-8, with a line end. */
  public static byte[] of(int lesson, List<Odds> all) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json =
        new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeNumberProperty("lesson", lesson);
      json.writeArrayPropertyStart("odds");
      all.forEach(new OddsDocument(json)::demo);
      json.writeEndArray();
      json.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private void demo(Odds odds) {
    json.writeStartObject();
    json.writeStringProperty("name", odds.demo());
    json.writeNumberProperty("seed", odds.seed());
    json.writeNumberProperty("times", odds.times());
    json.writeBooleanProperty("ok", odds.problems().isEmpty());
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
    json.writeNumberProperty("count", count.times());
    json.writeNumberProperty("least", count.least());
    json.writeNumberProperty("most", count.most());
    json.writeEndObject();
  }
}
