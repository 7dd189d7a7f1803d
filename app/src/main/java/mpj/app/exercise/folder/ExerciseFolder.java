package mpj.app.exercise.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mpj.app.error.UsageException;
import mpj.lessons.exercise.Exercise;
import mpj.lessons.exercise.Exercises;

/** A folder with one file for each exercise. */
public final class ExerciseFolder {
  private static final String COPY = ".before-reset-";
  private static final String FRESH = ".fresh";

  private final Path path;

  /** Stands for a folder, which need not be there. */
  public ExerciseFolder(Path path) {
    this.path = path.toAbsolutePath().normalize();
  }

  /** Returns where it is. */
  public Path path() {
    return path;
  }

  /** Returns where an exercise's file is, or would be. */
  public Path file(Exercise exercise) {
    return path.resolve(exercise.fileName());
  }

  /** Returns whether it has the file of an exercise. */
  public boolean has(Exercise exercise) {
    return Files.isRegularFile(file(exercise));
  }

  /** Returns whether it has the file of any exercise. */
  public boolean hasAny() {
    return Exercises.all().stream().anyMatch(this::has);
  }

  /** Returns the names of files and folders in it that are not ours. */
  public List<String> others() throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    Set<String> ours = Exercises.all().stream().map(Exercise::fileName).collect(Collectors.toSet());
    try (Stream<Path> all = Files.list(path)) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> !ours.contains(name) && !name.contains(COPY) && !name.endsWith(FRESH))
          .sorted()
          .toList();
    }
  }

  /**
   * Writes the exercises' files; those that are there stay as they are.
   *
   * @return the exercises whose files were written
   * @throws UsageException if nothing can be written there
   */
  public List<Exercise> fill() {
    var written = new ArrayList<Exercise>();
    try {
      Files.createDirectories(path);
      for (Exercise exercise : Exercises.all()) {
        if (create(exercise)) {
          written.add(exercise);
        }
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
    return written;
  }

  private boolean create(Exercise exercise) throws IOException {
    if (Files.exists(file(exercise), LinkOption.NOFOLLOW_LINKS)) {
      return false; // it is the learner's
    }
    try {
      write(exercise);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false; // it is the learner's, and new
    }
  }

  /** Writes it beside its place first: on a full disk there is the whole file, or none. */
  private void write(Exercise exercise, CopyOption... options) throws IOException {
    Path fresh = path.resolve("." + exercise.fileName() + FRESH);
    try {
      Files.writeString(fresh, exercise.start());
      Files.move(fresh, file(exercise), options);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private UsageException unwritable(IOException e) {
    return new UsageException(
        "nothing can be written there: folder="
            + path
            + " ("
            + e
            + "); make it writable, or make room");
  }

  /**
   * Puts back an exercise's file as it was given, and keeps a copy of what was there.
   *
   * @return the copy
   * @throws UsageException if nothing can be written there; the file is then as it was
   */
  public Path reset(Exercise exercise) {
    try {
      Path copy = copyOf(exercise);
      write(exercise, StandardCopyOption.REPLACE_EXISTING);
      return copy;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** The copy's name does not end as a Java file's: two of one class would not do together. */
  private Path copyOf(Exercise exercise) throws IOException {
    for (int number = 1; ; number++) {
      Path copy = path.resolve(exercise.fileName() + COPY + number);
      try {
        return Files.copy(file(exercise), copy);
      } catch (FileAlreadyExistsException e) {
        // The next number.
      }
    }
  }

  /** Returns an exercise's file as it is. */
  public String text(Exercise exercise) {
    try {
      return Files.readString(file(exercise));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
