package mpj.app.exercise.progress;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the learner has done so far. */
public final class Progress {
  static final String VERSION = "version";
  static final int THIS_VERSION = 1;

  private static final String FOLDER = "folder";
  private static final String CURRENT = "current";
  private static final String EXERCISES = "exercises";
  private static final String ATTEMPTS = "attempts";
  private static final String HINTS = "hints";
  private static final String PASSED = "passed";
  private static final String SOLUTION = "solutionShown";

  private final ObjectNode tree;

  Progress(ObjectNode tree) {
    this.tree = tree;
  }

  /**
   * Returns whether everything that this class changes has the form that it writes: a change would
   * replace what has another one, and so lose it.
   */
  static boolean hasKnownForm(ObjectNode tree) {
    JsonNode exercises = tree.path(EXERCISES);
    return isMissingOr(tree.path(VERSION), JsonNode::isInt)
        && isMissingOr(tree.path(FOLDER), JsonNode::isString)
        && isMissingOr(tree.path(CURRENT), JsonNode::isString)
        && isMissingOr(exercises, JsonNode::isObject)
        && exercises.valueStream().allMatch(Progress::hasKnownFormOfExercise);
  }

  private static boolean hasKnownFormOfExercise(JsonNode exercise) {
    return exercise.isObject()
        && isMissingOr(exercise.path(ATTEMPTS), JsonNode::isInt)
        && isMissingOr(exercise.path(HINTS), JsonNode::isInt)
        && isMissingOr(exercise.path(PASSED), JsonNode::isString)
        && isMissingOr(exercise.path(SOLUTION), JsonNode::isBoolean);
  }

  private static boolean isMissingOr(JsonNode node, Predicate<JsonNode> form) {
    return node.isMissingNode() || form.test(node);
  }

  /** Returns where the exercises were written to last. */
  public Optional<Path> folder() {
    return text(tree, FOLDER).map(Path::of);
  }

  /** Notes where the exercises are. */
  public void folder(Path folder) {
    put(FOLDER, folder.toString());
  }

  /** Returns the name of the exercise that the learner is at. */
  public Optional<String> current() {
    return text(tree, CURRENT);
  }

  /** Notes which exercise the learner is at. */
  public void current(String exercise) {
    put(CURRENT, exercise);
  }

  private void put(String name, String value) {
    if (!tree.has(VERSION)) {
      tree.put(VERSION, THIS_VERSION);
    }
    tree.put(name, value);
  }

  /** Notes an attempt at an exercise. */
  public void attempted(String exercise, boolean right) {
    current(exercise);
    ObjectNode node = exercise(exercise);
    node.put(ATTEMPTS, attempts(exercise) + 1);
    if (right && !node.has(PASSED)) {
      node.put(PASSED, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }
  }

  /** Notes that another hint was shown, and returns how many were before. */
  public int hinted(String exercise) {
    int before = hints(exercise);
    exercise(exercise).put(HINTS, before + 1);
    return before;
  }

  /** Notes that the solution was shown. */
  public void solutionShown(String exercise) {
    exercise(exercise).put(SOLUTION, true);
  }

  /** Returns whether an exercise was ever solved. */
  public boolean hasPassed(String exercise) {
    return known(exercise).has(PASSED);
  }

  /** Returns how often an exercise was checked. */
  public int attempts(String exercise) {
    return known(exercise).path(ATTEMPTS).asInt(0);
  }

  /** Returns how many hints were shown. */
  public int hints(String exercise) {
    return known(exercise).path(HINTS).asInt(0);
  }

  /** Returns whether the solution was shown. */
  public boolean isSolutionShown(String exercise) {
    return known(exercise).path(SOLUTION).asBoolean(false);
  }

  private JsonNode known(String exercise) {
    return tree.path(EXERCISES).path(exercise);
  }

  private ObjectNode exercise(String exercise) {
    return object(object(tree, EXERCISES), exercise);
  }

  private static ObjectNode object(ObjectNode parent, String name) {
    return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
  }

  private static Optional<String> text(ObjectNode node, String name) {
    JsonNode value = node.get(name);
    return value != null && value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
  }
}
