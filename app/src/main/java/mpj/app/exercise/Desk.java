package mpj.app.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import mpj.app.error.DidYouMean;
import mpj.app.error.UsageException;
import mpj.app.exercise.folder.ExerciseFolder;
import mpj.app.exercise.progress.Progress;
import mpj.app.exercise.progress.ProgressFile;
import mpj.lessons.exercise.Exercise;
import mpj.lessons.exercise.Exercises;

/** What all of these commands need to know: which exercise is meant, and where its file is. */
public final class Desk {
  private final ProgressFile file;

  /** A desk with the progress that this file keeps. */
  public Desk(ProgressFile file) {
    this.file = file;
  }

  /** Returns the file that keeps the progress. */
  public ProgressFile progress() {
    return file;
  }

  /** Returns the exercise that was typed; else the one the learner is at. */
  public Exercise exercise(String typed) throws IOException {
    if (typed != null) {
      return Exercises.find(typed).orElseThrow(() -> unknown(typed));
    }
    Progress progress = file.read();
    return progress.current().flatMap(Exercises::find).or(() -> open(progress)).orElse(first());
  }

  private static Exercise first() {
    return Exercises.all().getFirst();
  }

  /** Returns the first exercise that is not solved yet. */
  public static Optional<Exercise> open(Progress progress) {
    return Exercises.all().stream()
        .filter(exercise -> !progress.hasPassed(exercise.name()))
        .findFirst();
  }

  private static UsageException unknown(String typed) {
    var names = Exercises.all().stream().map(Exercise::name).toList();
    String hint = DidYouMean.hint(typed, names);
    String all =
        Exercises.all().stream()
            .map(exercise -> exercise.lesson() + " " + exercise.name())
            .collect(Collectors.joining(", "));
    return new UsageException(
        "unknown exercise " + typed + (hint.isEmpty() ? ";" : hint) + " the exercises are " + all);
  }

  /**
   * Returns the learner's folder: this one, if it has exercises, else the one where they were
   * written to.
   */
  public ExerciseFolder folder() throws IOException {
    var here = new ExerciseFolder(Path.of(""));
    if (here.hasAny()) {
      return here;
    }
    Optional<Path> noted = file.read().folder();
    if (noted.isEmpty() || !Files.isDirectory(noted.get())) {
      throw new UsageException(
          "there are no exercises here"
              + noted.map(path -> ", nor in " + path).orElse("")
              + "; mpj init writes them into a folder of yours");
    }
    return new ExerciseFolder(noted.get());
  }

  /** Returns the learner's file of an exercise. */
  public Path file(Exercise exercise) throws IOException {
    ExerciseFolder folder = folder();
    if (!folder.has(exercise)) {
      throw new UsageException(
          "there is no file="
              + folder.file(exercise)
              + "; mpj init "
              + folder.path()
              + " writes what is missing");
    }
    return folder.file(exercise);
  }
}
