package mpj.app.bench.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mpj.app.bench.primitive.Primitive;
import mpj.app.bench.primitive.Primitives;
import mpj.app.error.UsageException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code mpj bench --json}, {@code bench primitives --json} or {@code bench scaling --json}
 * has written.
 */
final class Document {
  private static final String HOW =
      "; make one by mpj bench --json, bench primitives --json or bench scaling --json";

  private final String name;
  private final String kind;
  private final Map<String, Measure> measures = new LinkedHashMap<>();
  private final List<String> unknown = new ArrayList<>();

  private Document(String name, String kind) {
    this.name = name;
    this.kind = kind;
  }

  /**
   * Reads a file.
   *
   * @param name what it is called in errors, as A
   * @throws UsageException if it is not there, or not such a document
   */
  static Document read(String name, String path) {
    String named = name + "=" + path;
    try {
      return parse(named, Files.readString(Path.of(path)));
    } catch (InvalidPathException | IOException e) {
      throw new UsageException("the file can't be read: " + named + HOW);
    }
  }

  static Document parse(String name, String text) {
    try {
      return of(name, JsonMapper.shared().readTree(text));
    } catch (JacksonException e) {
      throw new UsageException("not a JSON document: " + name + HOW);
    }
  }

  private static Document of(String name, JsonNode root) {
    for (String kind : new String[] {"keys", "rows", "scaling"}) {
      JsonNode content = root.get(kind);
      if (content != null && content.isContainer() && !content.isEmpty()) {
        var document = new Document(name, kind);
        switch (kind) {
          case "keys" -> document.addKeys(content);
          case "rows" -> document.addRows(content);
          default -> document.addScaling(content);
        }
        return document;
      }
    }
    throw new UsageException("no document of a bench: " + name + HOW);
  }

  private void addKeys(JsonNode keys) {
    for (String key : keys.propertyNames()) {
      Optional<Primitive> primitive = Primitives.named(key);
      if (primitive.isEmpty()) {
        unknown.add(key); // whether more or less of it is better, nobody knows
      } else {
        boolean higher = primitive.get().better() == Primitive.Better.HIGHER;
        measures.put(key, measure(keys.get(key), "", key, higher));
      }
    }
  }

  private void addRows(JsonNode rows) {
    for (JsonNode row : rows) {
      String key = text(row, "work") + " " + text(row, "mode") + " " + text(row, "workers");
      measures.put(key, measure(row, "Ms", key, false));
    }
  }

  private void addScaling(JsonNode rows) {
    for (JsonNode row : rows) {
      String key = text(row, "subject") + " " + text(row, "processes");
      measures.put(key, measure(row, "", key, true));
    }
  }

  private String text(JsonNode node, String property) {
    JsonNode value = node.get(property);
    if (value == null || !value.isValueNode()) {
      throw missing(property, "a row");
    }
    return value.asString();
  }

  private Measure measure(JsonNode node, String unit, String key, boolean higher) {
    return new Measure(
        number(node, "median" + unit, key),
        number(node, "min" + unit, key),
        number(node, "max" + unit, key),
        (int) number(node, "runs", key),
        higher);
  }

  private double number(JsonNode node, String property, String key) {
    JsonNode value = node.get(property);
    if (value == null || !value.isNumber()) {
      throw missing(property, key);
    }
    return value.asDouble();
  }

  private UsageException missing(String property, String where) {
    return new UsageException(
        "no document of a bench: " + name + " has no " + property + " in " + where + HOW);
  }

  String name() {
    return name;
  }

  /** Which bench wrote it. */
  String bench() {
    return switch (kind) {
      case "keys" -> "bench primitives";
      case "rows" -> "bench";
      default -> "bench scaling";
    };
  }

  /** Keys that this tool has not. */
  List<String> unknown() {
    return unknown;
  }

  Map<String, Measure> measures() {
    return measures;
  }
}
