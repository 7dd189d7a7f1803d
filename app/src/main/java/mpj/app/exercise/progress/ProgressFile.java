package mpj.app.exercise.progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import mpj.app.state.StateFolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file {@code progress.json}: readable, and replaced as a whole, so that a crash leaves the old
 * one or the new one. What another version of the tool wrote there beside it is kept; a file whose
 * form this version does not know is set aside, and said to be. To take it to another machine, copy
 * it.
 */
public final class ProgressFile {
  private static final String NAME = "progress.json";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path folder;
  private final Consumer<String> told;

  /**
   * Stands for the file in a folder, which is made when something is first written.
   *
   * @param told takes a sentence where something cannot be read or kept; the learner goes on
   */
  public ProgressFile(Path folder, Consumer<String> told) {
    this.folder = folder;
    this.told = told;
  }

  /** Returns the file of this user: in the folder of what the tool keeps. */
  public static ProgressFile ofThisUser(Consumer<String> told) {
    return new ProgressFile(StateFolder.path(), told);
  }

  /** Returns where it is. */
  public Path path() {
    return folder.resolve(NAME);
  }

  /** Returns what is known; nothing, where it cannot be read. */
  public Progress read() {
    if (!hasPlace()) {
      return nothing();
    }
    try {
      return new Progress(tree());
    } catch (IOException e) {
      told.accept("progress can't be read: " + e + "; file=" + path());
      return nothing();
    }
  }

  /**
   * Returns whether it can be anywhere. A user without an entry in the password file has no home,
   * and the JVM gives one called ?.
   */
  public boolean hasPlace() {
    return folder.isAbsolute();
  }

  private static Progress nothing() {
    return new Progress(JSON.createObjectNode());
  }

  private ObjectNode tree() throws IOException {
    try {
      JsonNode tree = JSON.readTree(Files.readString(path()));
      if (tree instanceof ObjectNode object && Progress.hasKnownForm(object)) {
        return object;
      }
      setAside(
          tree.path(Progress.VERSION).asInt(0) > Progress.THIS_VERSION
              ? "is of a newer version of mpj"
              : "has not the form that mpj writes");
    } catch (NoSuchFileException e) {
      // Nothing was kept yet.
    } catch (JacksonException e) {
      setAside("is not JSON");
    } catch (CharacterCodingException e) {
      setAside("is not UTF-8 text");
    }
    return JSON.createObjectNode();
  }

  /** What cannot be understood is not thrown away. */
  private void setAside(String why) throws IOException {
    Path aside = path().resolveSibling(NAME + ".unreadable-" + System.currentTimeMillis());
    Files.move(path(), aside);
    told.accept("progress begins anew: what was kept " + why + "; it is now in file=" + aside);
  }

  /**
   * Changes what is known, while no other process of this user does. Where it cannot be kept, what
   * is returned is changed nevertheless.
   */
  public Progress update(Consumer<Progress> change) {
    if (!hasPlace()) {
      told.accept("progress is not kept: this user has no home folder; set HOME to one");
      Progress progress = nothing();
      change.accept(progress);
      return progress;
    }
    try {
      return kept(change);
    } catch (IOException e) {
      told.accept(
          "progress can't be kept: " + e + "; make the folder writable, or make room: " + folder);
      Progress progress = read();
      change.accept(progress);
      return progress;
    }
  }

  private Progress kept(Consumer<Progress> change) throws IOException {
    Files.createDirectories(folder);
    Path lock = folder.resolve(NAME + ".lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      ObjectNode tree = tree();
      var progress = new Progress(tree);
      change.accept(progress);
      write(JSON.writeValueAsString(tree) + "\n");
      return progress;
    }
  }

  private void write(String text) throws IOException {
    Path fresh = folder.resolve(NAME + ".new");
    try (FileChannel out =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(fresh, path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
