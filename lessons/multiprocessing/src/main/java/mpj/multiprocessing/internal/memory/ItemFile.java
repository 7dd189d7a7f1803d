package mpj.multiprocessing.internal.memory;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import mpj.multiprocessing.internal.arena.FreeSpace;
import mpj.multiprocessing.internal.arena.NoRoomException;
import mpj.multiprocessing.internal.arena.PrivateFiles;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * The file of a {@link Payload} that is too large for the arena, in the tree's private directory.
 * It does not use channels: an interrupt would close a channel in the middle of an item.
 */
final class ItemFile {
  /** Writes the file with a number. After a failure there is no such file. */
  static void write(Tree tree, int number, byte[] bytes, int length) {
    Path path = path(tree, number);
    try {
      tree.arena().files().make(length, () -> write(path, bytes, length));
    } catch (IOException e) {
      throw NoRoomException.unchecked("no room for an item: bytes=" + length, tree.directory(), e);
    }
  }

  private static void write(Path path, byte[] bytes, int length) throws IOException {
    FreeSpace.require(path.getParent(), length);
    Files.createFile(path, PrivateFiles.file());
    boolean done = false;
    try (FileOutputStream file = new FileOutputStream(path.toFile())) {
      file.write(bytes, 0, length);
      done = true;
    } finally {
      if (!done) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** Returns the size of the file with a number, in bytes; -1 if there is no such file. */
  static long size(Tree tree, int number) {
    try {
      return Files.size(path(tree, number));
    } catch (IOException e) {
      return -1;
    }
  }

  static void read(Tree tree, int number, byte[] bytes, int length) {
    try (FileInputStream file = new FileInputStream(path(tree, number).toFile())) {
      if (file.readNBytes(bytes, 0, length) < length) {
        throw new IOException("it is shorter than bytes=" + length);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an item cannot be read: " + e.getMessage(), e);
    }
  }

  static void delete(Tree tree, int number) {
    try {
      Files.deleteIfExists(path(tree, number));
    } catch (NoSuchFileException e) {
      // Already deleted, with the tree.
    } catch (IOException e) {
      // It will be deleted with the tree's directory.
    }
  }

  private static Path path(Tree tree, int number) {
    return tree.directory().resolve("item-" + number);
  }

  private ItemFile() {}
}
