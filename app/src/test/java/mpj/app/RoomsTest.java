package mpj.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each room of the library says in its {@code package-info} which others it may use, in a sentence
 * that begins with "May use". It uses these, {@link Words}, and no others.
 */
class RoomsTest {
  private static final String LIBRARY = "mpj.multiprocessing";
  private static final Path SOURCES = Path.of("../lessons/multiprocessing/src/main/java");
  private static final String ROOT = "the root package";

  /** Every room may use these, as they say themselves, and need not name them. */
  private static final Set<String> EVERYONES = Set.of("internal.log", "internal.thread");

  private static final Pattern SENTENCE =
      Pattern.compile("May use (?<rooms>(?:\\{@code [^}]*}|[^.{])*)\\.");
  private static final Pattern ROOM =
      Pattern.compile("\\{@code ([^}]*)}|`([a-z.]+)`|the root package");

  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new NoTests()).importPackages(LIBRARY);

  static Set<String> packages() {
    return CLASSES.stream()
        .map(type -> type.getPackageName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("packages")
  void shouldUseWhatItsPackageInfoSaysAndNothingElse(String name) throws IOException {
    assertThat(used(name)).as("package=%s", name).isEqualTo(promised(name));
  }

  private static Set<String> used(String name) {
    return CLASSES.stream()
        .filter(type -> type.getPackageName().equals(name))
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
        .filter(other -> !Words.isWord(other))
        .map(JavaClass::getPackageName)
        .filter(other -> other.startsWith(LIBRARY) && !other.equals(name))
        .map(RoomsTest::room)
        .filter(room -> !EVERYONES.contains(room))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> promised(String name) throws IOException {
    Path info = SOURCES.resolve(name.replace('.', '/')).resolve("package-info.java");
    Matcher sentence = SENTENCE.matcher(Files.readString(info).replaceAll("\\s+\\*? ?", " "));
    assertThat(sentence.find()).as("a sentence that begins with May use: file=%s", info).isTrue();
    return rooms(sentence.group("rooms"))
        .filter(room -> !EVERYONES.contains(room))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A row of the table is: the room, then those that it may use. */
  @Test
  void shouldUseWhatTheTableInContributingSays() throws IOException {
    Map<String, Set<String>> table = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("../CONTRIBUTING.md"))) {
      String[] cells = line.split("\\|", -1);
      Optional<String> room = cells.length == 4 ? rooms(cells[1]).findFirst() : Optional.empty();
      room.ifPresent(name -> table.put(name, rooms(cells[2]).collect(Collectors.toSet())));
    }
    Map<String, Set<String>> real = new TreeMap<>();
    for (String name : packages()) {
      String room = room(name);
      if (!EVERYONES.contains(room)) {
        real.put(room, used(name));
      }
    }
    assertThat(table).isEqualTo(real);
  }

  private static String room(String name) {
    return name.equals(LIBRARY) ? ROOT : name.substring(LIBRARY.length() + 1);
  }

  private static Stream<String> rooms(String sentence) {
    return ROOM.matcher(sentence)
        .results()
        .map(found -> found.group(1) != null ? found.group(1) : found.group(2))
        .map(found -> found == null ? ROOT : found);
  }
}
