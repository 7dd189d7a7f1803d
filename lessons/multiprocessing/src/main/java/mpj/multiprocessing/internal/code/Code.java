package mpj.multiprocessing.internal.code;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.security.CodeSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * Hands over classes between the processes of a tree. A process hands over a class when it sends
 * the first message that mentions it. All classes that the class refers to are handed over at the
 * same time. So another process can read the message even if the sender has ended.
 *
 * <p>Classes of the JDK and of the class path are not handed over, because every process has them.
 */
public final class Code {
  /** For each class, the folder to which it was handed over last. */
  private static final ClassValue<Handed> HANDED = new HandedValues();

  private static final ReentrantLock LOCK = new ReentrantLock(); // a virtual thread may wait for it

  /**
   * The loaders whose classes this process has handed over. The process finds these classes there,
   * and does not load copies from the folder. The latest loader comes first: several may have a
   * class of the same name, as those of a program that is compiled again.
   */
  private static final List<WeakReference<ClassLoader>> LOADERS = new CopyOnWriteArrayList<>();

  private static volatile CodeFolder current;
  private static volatile int session;

  private Code() {}

  /** The folder to which a class was handed over last; null if it was not handed over. */
  private static final class Handed {
    volatile CodeFolder to;
  }

  private static final class HandedValues extends ClassValue<Handed> {
    @Override
    protected Handed computeValue(Class<?> type) {
      return new Handed();
    }
  }

  /** Returns the code folder of this process's tree and session. */
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
   * Begins a session: this process uses another code folder from now on. The classes of different
   * sessions may have the same names.
   */
  public static void beginSession(int number) {
    session = number;
  }

  /** Returns the loader of the classes that other processes handed over. */
  public static ClassLoader loader() {
    return folder().loader();
  }

  /** Returns whether every process of the tree has a class already. */
  static boolean isEverywhere(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null
        || loader instanceof CodeLoader
        || loader.equals(ClassLoader.getSystemClassLoader())
        || loader.equals(ClassLoader.getPlatformClassLoader())
        || isWithLibrary(type, loader);
  }

  /**
   * Returns whether a class comes from a file of a loader that also has this library. Such files
   * are on the children's class path. The loader may have other classes as well, for example the
   * loader of a shell.
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
   * Hands over a class and all classes that it refers to. Every process of the tree can then load
   * them.
   *
   * @throws IOException if the class cannot be handed over; the message names the class and says
   *     what to do
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
      for (Class<?> one : new ReferencedClasses(folder).of(element)) {
        note(one.getClassLoader());
        HANDED.get(one).to = folder;
      }
    } finally {
      LOCK.unlock();
    }
  }

  private static void note(ClassLoader loader) {
    LOADERS.removeIf(known -> known.refersTo(null) || known.refersTo(loader));
    LOADERS.addFirst(new WeakReference<>(loader));
  }

  /**
   * Loads a class by this thread's context class loader, or from the code folder.
   *
   * @throws ClassNotFoundException if no process has handed it over, or it cannot be linked
   */
  public static Class<?> load(String name) throws ClassNotFoundException {
    return load(name, Thread.currentThread().getContextClassLoader());
  }

  /**
   * Loads a class without initializing it. It tries the given loader, this thread's context class
   * loader, the loaders whose classes this process has handed over, and the code folder.
   *
   * @throws ClassNotFoundException if none of them has the class, or it cannot be linked
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
