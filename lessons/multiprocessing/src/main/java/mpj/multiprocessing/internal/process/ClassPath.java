package mpj.multiprocessing.internal.process;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The class path of children. It has the entries of this JVM's own class path. A build tool or a
 * shell may load this library by a loader of its own, or as a module in a layer of its own. Then
 * the files of that loader or layer are on the children's class path, too.
 */
final class ClassPath {
  private ClassPath() {}

  /**
   * Returns the entries of the class path for children.
   *
   * @throws IllegalStateException if this library is not in a file that a class path can name
   */
  static List<String> own() {
    String path = System.getProperty("java.class.path");
    Class<?> library = ClassPath.class;
    ClassLoader loader = library.getClassLoader();
    ClassLoader system = ClassLoader.getSystemClassLoader();
    List<String> all = new ArrayList<>(path.isEmpty() ? List.of() : entries(path));
    if (loader.equals(system) && !library.getModule().isNamed()) {
      return all;
    }
    add(all, location(library), loader);
    for (var module : ModuleLayer.boot().configuration().modules()) {
      Optional<URI> place = module.reference().location();
      place.map(ClassPath::file).filter(file -> !file.isEmpty()).ifPresent(all::add);
    }
    for (ClassLoader each = loader; each != null && !each.equals(system); each = each.getParent()) {
      if (each instanceof URLClassLoader urls) {
        for (URL url : urls.getURLs()) {
          String file = file(uri(url));
          if (!file.isEmpty() && !all.contains(file)) {
            all.add(file);
          }
        }
      }
    }
    return all;
  }

  /** Splits a class path into entries. An empty entry is the JVM's working directory. */
  static List<String> entries(String path) {
    List<String> all = new ArrayList<>();
    int from = 0;
    while (from <= path.length()) {
      int end = path.indexOf(File.pathSeparatorChar, from);
      end = end < 0 ? path.length() : end;
      all.add(path.substring(from, end));
      from = end + 1;
    }
    return all;
  }

  static List<String> absolute(List<String> entries) {
    List<String> all = new ArrayList<>();
    for (String entry : entries) {
      all.add(new File(entry).getAbsolutePath());
    }
    return all;
  }

  private static void add(List<String> all, URI library, ClassLoader loader) {
    String file = file(library);
    if (file.isEmpty()) {
      throw new IllegalStateException(
          "children cannot be started: they would not find this library, which no class path can"
              + " name: location="
              + library
              + ", loader="
              + loader
              + "; put its jar on the class path, or give the context a classPath");
    }
    all.add(file);
  }

  private static URI location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null ? null : uri(source.getLocation());
  }

  private static URI uri(URL url) {
    try {
      return url == null ? null : url.toURI();
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** Returns the path of a file; empty if the URI does not name a file. */
  private static String file(URI place) {
    try {
      return place != null && "file".equals(place.getScheme()) ? Path.of(place).toString() : "";
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return "";
    }
  }
}
