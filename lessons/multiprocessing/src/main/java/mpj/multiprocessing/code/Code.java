package mpj.multiprocessing.code;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.security.CodeSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * Gives the classes of this process to the others of its tree, and finds theirs. A class goes along
 * with the first message that mentions it, and with it all that it refers to; so a message can be
 * read though its sender has ended since.
 *
 * <p>Classes of the JDK and of the class path are not handed over: every process has them.
 */
public final class Code {
  /** For each class, where it was handed over last. */
  private static final ClassValue<Handed> HANDED = new HandedValues();

  private static final ReentrantLock LOCK = new ReentrantLock(); // a virtual thread may wait for it

  /** What this process has handed over classes of: they are found there, not as copies. */
  private static final List<WeakReference<ClassLoader>> LOADERS = new CopyOnWriteArrayList<>();

  private static volatile CodeFolder current;
  private static volatile int session;

  private Code() {}

  /** Where a class was handed over last; null before. */
  private static final class Handed {
    volatile CodeFolder to;
  }

  private static final class HandedValues extends ClassValue<Handed> {
    @Override
    protected Handed computeValue(Class<?> type) {
      return new Handed();
    }
  }

  /** Returns the folder of this process's tree. */
  public static CodeFolder folder() {
    CodeFolder known = current;
    Tree tree = Tree.current();
    if (known == null || !known.isOf(tree, session)) {
      known = new CodeFolder(tree, session);
      current = known;
    }
    return known;
  }

  /**
   * Has this process keep classes apart from those that were handed over before: another session's
   * may have the same names.
   */
  public static void beginSession(int number) {
    session = number;
  }

  /** Returns the loader of what other processes handed over. */
  public static ClassLoader loader() {
    return folder().loader();
  }

  /** Tells whether every process of the tree finds a class without us. */
  static boolean isEverywhere(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null
        || loader instanceof CodeLoader
        || loader.equals(ClassLoader.getSystemClassLoader())
        || loader.equals(ClassLoader.getPlatformClassLoader())
        || isWithLibrary(type, loader);
  }

  /**
   * The files of a loader that has this library are on the children's class path. It may have other
   * classes as well, as the one of a shell has.
   */
  private static boolean isWithLibrary(Class<?> type, ClassLoader loader) {
    ClassLoader own = Code.class.getClassLoader();
    while (own != null && !own.equals(loader)) {
      own = own.getParent();
    }
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL place = own == null || source == null ? null : source.getLocation();
    return place != null && place.getProtocol().equals("file");
  }

  /**
   * Has every process of the tree find the class, and all that it refers to.
   *
   * @throws IOException if it cannot be given, naming the class and what to do
   */
  public static void handOver(Class<?> type) throws IOException {
    CodeFolder folder = folder();
    Class<?> element = type;
    while (element.isArray()) {
      element = element.componentType();
    }
    if (isEverywhere(element) || folder.equals(HANDED.get(element).to)) {
      return;
    }
    LOCK.lock();
    try {
      for (Class<?> one : new Closure(folder).of(element)) {
        note(one.getClassLoader());
        HANDED.get(one).to = folder;
      }
    } finally {
      LOCK.unlock();
    }
  }

  private static void note(ClassLoader loader) {
    for (WeakReference<ClassLoader> known : LOADERS) {
      if (known.refersTo(loader)) {
        return;
      }
    }
    LOADERS.removeIf(known -> known.refersTo(null));
    LOADERS.add(new WeakReference<>(loader));
  }

  /** Finds a class for this thread: by its context class loader, or where it was handed over. */
  public static Class<?> load(String name) throws ClassNotFoundException {
    return load(name, Thread.currentThread().getContextClassLoader());
  }

  /**
   * Finds a class, without initializing it: by the given loader, by this thread's context class
   * loader, or where it was handed over.
   *
   * @throws ClassNotFoundException if nobody has it, or it cannot be linked
   */
  public static Class<?> load(String name, ClassLoader first) throws ClassNotFoundException {
    try {
      return Class.forName(name, false, first);
    } catch (ClassNotFoundException | LinkageError e) {
      ClassLoader context = Thread.currentThread().getContextClassLoader();
      Class<?> found = context == null || context.equals(first) ? null : by(context, name, e);
      for (WeakReference<ClassLoader> known : LOADERS) {
        ClassLoader loader = known.get();
        found = found == null && loader != null ? by(loader, name, e) : found;
      }
      found = found == null && Tree.existing().isPresent() ? by(loader(), name, e) : found;
      if (found != null) {
        return found;
      }
      throw e instanceof ClassNotFoundException missing
          ? missing
          : new ClassNotFoundException(name, e);
    }
  }

  private static Class<?> by(ClassLoader loader, String name, Throwable before) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      before.addSuppressed(e);
      return null;
    }
  }
}
