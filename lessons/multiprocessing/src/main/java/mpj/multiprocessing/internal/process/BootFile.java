package mpj.multiprocessing.internal.process;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import mpj.multiprocessing.internal.arena.FreeSpace;
import mpj.multiprocessing.internal.arena.PrivateFiles;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * The file with the first message for a child. It is used if the child has a standard input of its
 * own, because the message cannot come on standard input then. The file lies in the tree's
 * directory, and only this user can read it. It is deleted when the child has read it, or when the
 * child is dead.
 */
public final class BootFile {
  /** Writes the message and returns the file's path. */
  public static Path write(BootMessage message) throws IOException {
    Path directory = Path.of(message.directory());
    FreeSpace.require(directory, (long) message.globals().length + message.task().length);
    Path file = Tree.firstMessage(directory, message.slot());
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(
                Channels.newOutputStream(
                    Files.newByteChannel(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PrivateFiles.file()))))) {
      message.writeTo(out);
    } catch (IOException e) {
      discard(file);
      throw e;
    }
    return file;
  }

  /** Removes the message of a child that could not be started. */
  public static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It is deleted with the tree's directory.
    }
  }

  /** Reads the message and deletes the file. */
  public static BootMessage read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return BootMessage.readFrom(in);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private BootFile() {}
}
