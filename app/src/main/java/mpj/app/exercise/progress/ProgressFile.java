package mpj.app.exercise.progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
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
 * one or the new one. What another version of the tool wrote there, and this one does not know, is
 * kept. To take it to another machine, copy it.
 */
public final class ProgressFile {
  private static final String NAME = "progress.json";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path folder;

  /** Stands for the file in a folder, which is made when something is first written. */
  public ProgressFile(Path folder) {
    this.folder = folder;
  }

  /** Returns the file of this user: in the folder of what the tool keeps. */
  public static ProgressFile ofThisUser() {
    return new ProgressFile(StateFolder.path());
  }

  /** Returns where it is. */
  public Path path() {
    return folder.resolve(NAME);
  }

  /**
   * Returns what is known.
   *
   * @throws IOException if there is a file that cannot be read
   */
  public Progress read() throws IOException {
    return new Progress(tree());
  }

  private ObjectNode tree() throws IOException {
    try {
      JsonNode tree = JSON.readTree(Files.readString(path()));
      if (tree instanceof ObjectNode object) {
        return object;
      }
    } catch (NoSuchFileException e) {
      return JSON.createObjectNode();
    } catch (JacksonException e) {
      // Below.
    }
    setAside();
    return JSON.createObjectNode();
  }

  /** What cannot be understood is not thrown away. */
  private void setAside() throws IOException {
    Path aside = path().resolveSibling(NAME + ".unreadable-" + System.currentTimeMillis());
    Files.move(path(), aside);
  }

  /** Changes what is known, while no other process of this user does. */
  public Progress update(Consumer<Progress> change) throws IOException {
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
