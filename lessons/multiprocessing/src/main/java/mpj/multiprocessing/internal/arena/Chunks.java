package mpj.multiprocessing.internal.arena;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The chunks of an arena that this process has mapped. It may write to some of them; these are
 * noted in its {@link TouchedChunks} before they are mapped. At the others it only looks.
 */
final class Chunks {
  private final Path path;

  // Each new chunk gets a new array, so that a thread that sees the array also sees its content.
  private volatile MappedByteBuffer[] used = new MappedByteBuffer[16];
  private volatile MappedByteBuffer[] looked = {};

  /** Makes an object for this file, with no chunk mapped. */
  Chunks(Path path) {
    this.path = path;
  }

  /** Maps the first chunk. All processes do this. */
  MappedByteBuffer first() {
    used[0] = map(0);
    return used[0];
  }

  /**
   * Returns a chunk that this process may write to; null if it has not mapped the chunk for
   * writing.
   */
  MappedByteBuffer used(int number) {
    return at(used, number);
  }

  /** Notes a chunk and then maps it for writing. */
  synchronized MappedByteBuffer use(int number, TouchedChunks touchedChunks) {
    if (at(used, number) == null) {
      touchedChunks.note(Tree.slotOfThisProcess(), number);
      MappedByteBuffer before = at(looked, number);
      used = with(used, number, before != null ? before : map(number));
    }
    return used[number];
  }

  /** Returns an existing chunk, only for looking at it. Maps it if necessary. */
  MappedByteBuffer look(int number) {
    MappedByteBuffer chunk = at(used, number);
    chunk = chunk != null ? chunk : at(looked, number);
    return chunk != null ? chunk : mapToLook(number);
  }

  private synchronized MappedByteBuffer mapToLook(int number) {
    if (at(looked, number) == null) {
      looked = with(looked, number, map(number));
    }
    return looked[number];
  }

  private static MappedByteBuffer at(MappedByteBuffer[] chunks, int number) {
    return number < chunks.length ? chunks[number] : null;
  }

  private static MappedByteBuffer[] with(
      MappedByteBuffer[] chunks, int number, MappedByteBuffer chunk) {
    int length = number < chunks.length ? chunks.length : Math.max(number + 1, 2 * chunks.length);
    MappedByteBuffer[] more = Arrays.copyOf(chunks, length);
    more[number] = chunk;
    return more;
  }

  private MappedByteBuffer map(int number) {
    try {
      return MappedFile.map(path, (long) number * Arena.CHUNK, Arena.CHUNK);
    } catch (IOException e) {
      throw NoRoomException.unchecked("the shared memory cannot be mapped:", path.getParent(), e);
    }
  }
}
