package mpj.multiprocessing.internal.memory;

import java.nio.charset.StandardCharsets;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.ProcessTable;

/**
 * Who died while it held something. Kept in the record of what it held, because its slot of the
 * table is soon another's. Written by the main process before the word that tells of the death.
 *
 * @param exitCode negative: ended by the signal of that number
 */
public record Deceased(String process, long pid, int exitCode) {
  private static final int PID = 0;
  private static final int EXIT_CODE = 8;
  private static final int LENGTH = 12;
  private static final int NAME = 16;
  private static final int NAME_BYTES = 64; // more than a name in the table has

  /** Bytes that it takes in a record. */
  public static final int SIZE = NAME + NAME_BYTES;

  public static void write(Block block, int at, ProcessTable table, int slot) {
    byte[] name = table.name(slot).getBytes(StandardCharsets.UTF_8);
    int length = Math.min(name.length, NAME_BYTES);
    block.putLong(at + PID, table.pid(slot));
    block.putInt(at + EXIT_CODE, table.exitCode(slot));
    block.putBytes(at + NAME, name, 0, length);
    block.setInt(at + LENGTH, length);
  }

  public static Deceased read(Block block, int at) {
    byte[] name = new byte[Math.clamp(block.getInt(at + LENGTH), 0, NAME_BYTES)];
    block.getBytes(at + NAME, name, 0, name.length);
    return new Deceased(
        new String(name, StandardCharsets.UTF_8),
        block.getLong(at + PID),
        block.getInt(at + EXIT_CODE));
  }
}
