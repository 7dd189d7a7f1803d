package mpj.multiprocessing.internal.memory;

import java.nio.charset.StandardCharsets;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.ProcessTable;

/**
 * A process that died while it held something. It is stored in the record of the object that it
 * held, because another process soon gets its slot of the table. The main process writes it before
 * the word that reports the death.
 *
 * @param exitCode negative: the number of the signal that ended it, with a minus sign
 */
public record DeadOwner(String process, long pid, int exitCode) {
  private static final int PID = 0;
  private static final int EXIT_CODE = 8;
  private static final int LENGTH = 12;
  private static final int NAME = 16;
  private static final int NAME_BYTES = 64; // more than a name in the table has

  /** Its size in a record, in bytes. */
  public static final int SIZE = NAME + NAME_BYTES;

  public static void write(Block block, int at, ProcessTable table, int slot) {
    byte[] name = table.name(slot).getBytes(StandardCharsets.UTF_8);
    int length = Math.min(name.length, NAME_BYTES);
    block.putLong(at + PID, table.pid(slot));
    block.putInt(at + EXIT_CODE, table.exitCode(slot));
    block.putBytes(at + NAME, name, 0, length);
    block.setInt(at + LENGTH, length);
  }

  public static DeadOwner read(Block block, int at) {
    byte[] name = new byte[Math.clamp(block.getInt(at + LENGTH), 0, NAME_BYTES)];
    block.getBytes(at + NAME, name, 0, name.length);
    return new DeadOwner(
        new String(name, StandardCharsets.UTF_8),
        block.getLong(at + PID),
        block.getInt(at + EXIT_CODE));
  }
}
