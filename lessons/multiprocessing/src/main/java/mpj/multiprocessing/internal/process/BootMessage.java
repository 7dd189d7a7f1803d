package mpj.multiprocessing.internal.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a child reads first, from its standard input: where its tree is, who it is, and its task. It
 * has a fixed form of its own; nothing secret ever stands in arguments or environment.
 *
 * @param directory the tree's directory
 * @param slot which entry of the process table is the child's
 * @param name the child's name
 * @param daemon whether it ends with its parent
 * @param rootPid the main process
 * @param parentName the parent's name
 * @param parentPid the parent
 * @param method how it was started, and its own children are
 * @param settings of its JVM, for its own children
 * @param standbys how many JVMs it may keep for its own children; negative: as many as fit
 * @param traced whether it is to emit events
 * @param logSeverity from which severity on it logs
 * @param logToError whether its log goes to standard error
 * @param session the number of the session in which code is typed; 0: none is
 * @param findsCode whether its threads find classes that were handed over by their context class
 *     loader, because the thread that started it has a loader of its own
 * @param generation how many processes are above it
 * @param initializers the classes whose static initializers started it, or one above it, with
 *     commas
 * @param globals the parent's declared globals, encoded; empty if it gets none
 * @param task the task, encoded
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares messages
public record BootMessage(
    String directory,
    int slot,
    String name,
    boolean daemon,
    long rootPid,
    String parentName,
    long parentPid,
    int method,
    JvmSettings settings,
    int standbys,
    boolean traced,
    int logSeverity,
    boolean logToError,
    int session,
    boolean findsCode,
    int generation,
    String initializers,
    byte[] globals,
    byte[] task) {

  private static final int MAGIC = 0x6d706a01;

  /** Of the 64 KiB that a pipe holds, most is left to paths and options. */
  private static final int SMALL = 16 << 10;

  /** Tells whether it can be written before anyone reads it. */
  public boolean isSmall() {
    return globals.length + task.length <= SMALL;
  }

  /** Writes the message; the stream stays open. */
  public void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(MAGIC);
    writeText(out, directory);
    out.writeInt(slot);
    writeText(out, name);
    out.writeBoolean(daemon);
    out.writeLong(rootPid);
    writeText(out, parentName);
    out.writeLong(parentPid);
    out.writeInt(method);
    settings.writeTo(out);
    out.writeInt(standbys);
    out.writeBoolean(traced);
    out.writeInt(logSeverity);
    out.writeBoolean(logToError);
    out.writeInt(session);
    out.writeBoolean(findsCode);
    out.writeInt(generation);
    writeText(out, initializers);
    out.writeInt(globals.length);
    out.write(globals);
    out.writeInt(task.length);
    out.write(task);
    out.flush();
  }

  /** Writes a text of any length, which {@code writeUTF} does not: class paths are long. */
  static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String readText(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Reads the message. */
  public static BootMessage readFrom(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("this program is started by a parent process, not by hand");
    }
    String directory = readText(in);
    int slot = in.readInt();
    String name = readText(in);
    boolean daemon = in.readBoolean();
    long rootPid = in.readLong();
    String parentName = readText(in);
    long parentPid = in.readLong();
    int method = in.readInt();
    JvmSettings settings = JvmSettings.readFrom(in);
    int standbys = in.readInt();
    boolean traced = in.readBoolean();
    int logSeverity = in.readInt();
    boolean logToError = in.readBoolean();
    int session = in.readInt();
    boolean findsCode = in.readBoolean();
    int generation = in.readInt();
    String initializers = readText(in);
    byte[] globals = new byte[in.readInt()];
    in.readFully(globals);
    byte[] task = new byte[in.readInt()];
    in.readFully(task);
    return new BootMessage(
        directory,
        slot,
        name,
        daemon,
        rootPid,
        parentName,
        parentPid,
        method,
        settings,
        standbys,
        traced,
        logSeverity,
        logToError,
        session,
        findsCode,
        generation,
        initializers,
        globals,
        task);
  }
}
