package mpj.multiprocessing.session;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import mpj.multiprocessing.wire.Variables;

/**
 * What the main process has compiled since it began, for its children: they find the classes in a
 * folder that only grows, and get the variables that their code reads with the code.
 *
 * <p>The classes are those of {@code jdk.jshell}: all in the package {@value #PACKAGE}, the
 * variables as static fields of its classes at top level. A class is never replaced: what is typed
 * anew must have a new name, because a lambda in some process may still use the old one.
 *
 * <p>If a child dies nothing changes. If the main process dies its folder stays; who made it sweeps
 * it.
 */
public final class Session implements AutoCloseable {
  /** The package of all classes of a session. */
  public static final String PACKAGE = "REPL";

  private static volatile String folder = "";

  private final ClassFolder classes;

  private Session(ClassFolder classes) {
    this.classes = classes;
  }

  /**
   * Begins a session in this process, the main one, in place of the one before. Children that are
   * started from now on know it.
   *
   * @param folder where classes are kept, empty and private to this user
   * @param loader what has the session's classes in this process
   */
  public static Session open(Path folder, ClassLoader loader) {
    var session = new Session(new ClassFolder(folder));
    Variables.install(new SessionVariables(session.classes, loader, false));
    Session.folder = folder.toString();
    return session;
  }

  /** Makes the session known in this process, a child, whose first thread this is. */
  public static void join(Path folder) {
    ClassFolder classes = new ClassFolder(folder);
    ClassLoader loader = new SessionLoader(classes, Session.class.getClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    Variables.install(new SessionVariables(classes, loader, true));
    Session.folder = folder.toString();
  }

  /** Ends the session: children that are started from now on know none. */
  @Override
  public void close() {
    if (folder.equals(classes.folder())) {
      folder = "";
      Variables.install(null);
    }
  }

  /** Returns the folder of this process's session; empty if there is none. */
  public static String folder() {
    return folder;
  }

  /**
   * Adds a class; from then on every child can load it.
   *
   * @param name as {@link Class#getName()} gives it
   * @throws FileAlreadyExistsException if there is one of this name: it is kept
   * @throws IOException if it cannot be written
   */
  public void define(String name, byte[] bytes) throws IOException {
    Path file = classes.code(name);
    Files.createDirectories(file.getParent());
    // A class comes last: who finds it finds what it uses.
    Files.writeString(classes.uses(name), Uses.of(bytes).text(), StandardOpenOption.CREATE_NEW);
    Path part = Files.createTempFile(file.getParent(), "new", ".part");
    Files.write(part, bytes);
    Files.move(part, file);
  }
}
