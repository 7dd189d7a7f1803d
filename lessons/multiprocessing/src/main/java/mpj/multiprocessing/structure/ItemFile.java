package mpj.multiprocessing.structure;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import mpj.multiprocessing.arena.ArenaFullException;
import mpj.multiprocessing.arena.FreeSpace;
import mpj.multiprocessing.arena.OwnersOnly;
import mpj.multiprocessing.arena.Tree;

/**
 * An item too large for its slot: a file in the tree's private directory, until it was read. Not by
 * channels: an interrupt would close one in the middle of an item.
 */
final class ItemFile {
  static int write(Tree tree, byte[] bytes, int length) {
    int number = tree.arena().nextNumber(Counts.ITEM_FILES);
    Path path = path(tree, number);
    try {
      FreeSpace.require(tree.directory(), length);
      Files.createFile(path, OwnersOnly.file());
      try (FileOutputStream file = new FileOutputStream(path.toFile())) {
        file.write(bytes, 0, length);
      }
      return number;
    } catch (IOException e) {
      delete(tree, number);
      throw ArenaFullException.of("no room for an item: bytes=" + length, tree.directory(), e);
    }
  }

  /** Returns how many bytes an item has, -1 if there is none of that number. */
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
      // Gone already, with the tree.
    } catch (IOException e) {
      // It goes with the tree's directory.
    }
  }

  private static Path path(Tree tree, int number) {
    return tree.directory().resolve("item-" + number);
  }

  private ItemFile() {}
}
