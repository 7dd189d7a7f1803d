package mpj.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The project is four houses, and each has rooms: its packages. Each room says in its {@code
 * package-info}, in a sentence that begins with "May use", which other rooms of its house it may
 * use, and which houses below. It uses these and no others. A table for each house, in
 * CONTRIBUTING, says the same.
 */
class RoomsTest {
  private static final String ROOT = "the root package";

  private static final Pattern SENTENCE =
      Pattern.compile("May use (?<rooms>(?:\\{@code [^}]*}|[^.{])*)\\.");
  private static final Pattern ROOM =
      Pattern.compile(
          "\\{@code (?<room>[^}]*)}|`(?<cell>[a-z0-9.]+)`|the root package"
              + "|the tool|the course|the remote managers|the library");

  /** From the top; each may use those below it. */
  enum House {
    TOOL("the tool", "mpj.app", "src/main/java", Set.of()),
    COURSE("the course", "mpj.lessons", "../lessons/course/src/main/java", Set.of()),
    REMOTE("the remote managers", "mpj.remote", "../lessons/remote/src/main/java", Set.of()),
    LIBRARY(
        "the library",
        "mpj.multiprocessing",
        "../lessons/multiprocessing/src/main/java",
        Set.of("internal.log", "internal.thread"));

    private final String title;
    private final String top;
    private final Path sources;

    /** Every room of the house may use these, as they say themselves, and need not name them. */
    private final Set<String> everyones;

    House(String title, String top, String sources, Set<String> everyones) {
      this.title = title;
      this.top = top;
      this.sources = Path.of(sources);
      this.everyones = everyones;
    }

    boolean has(String name) {
      return name.equals(top) || name.startsWith(top + ".");
    }

    /** Returns the packages, as the table names them. */
    Set<String> rooms() {
      return CLASSES.stream()
          .map(JavaClass::getPackageName)
          .filter(this::has)
          .map(this::room)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    String room(String name) {
      return name.equals(top) ? ROOT : name.substring(top.length() + 1);
    }

    String packageOf(String room) {
      return room.equals(ROOT) ? top : top + "." + room;
    }

    /** Returns what the classes of a room use: rooms of this house, and other houses. */
    Set<String> used(String room) {
      return CLASSES.stream()
          .filter(type -> type.getPackageName().equals(packageOf(room)))
          .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(other -> !has(other.getPackageName()) || !Words.isWord(other))
          .map(JavaClass::getPackageName)
          .filter(other -> !other.equals(packageOf(room)))
          .flatMap(other ->
              Stream.of(values())
                  .filter(house -> house.has(other))
                  .map(house -> house == this ? room(other) : house.title))
          .filter(other -> !everyones.contains(other))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> promised(String room) throws IOException {
      Path info = sources.resolve(packageOf(room).replace('.', '/')).resolve("package-info.java");
      Matcher sentence = SENTENCE.matcher(Files.readString(info).replaceAll("\\s+\\*? ?", " "));
      assertThat(sentence.find()).as("a sentence that begins with May use: file=%s", info).isTrue();
      return named(sentence.group("rooms"));
    }

    private Set<String> named(String sentence) {
      return ROOM.matcher(sentence)
          .results()
          .map(House::word)
          .filter(word -> !everyones.contains(word))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String word(MatchResult found) {
      return Stream.of("room", "cell")
          .map(found::group)
          .filter(name -> name != null)
          .findFirst()
          .orElse(found.group());
    }

    /** Returns the rows of its table: the room, then what it may use. */
    Map<String, Set<String>> table() throws IOException {
      List<String> lines = Files.readAllLines(Path.of("../CONTRIBUTING.md"));
      int begin = lines.indexOf("## Rooms of " + title);
      assertThat(begin).as("a section: title=Rooms of %s", title).isNotNegative();
      Map<String, Set<String>> table = new TreeMap<>();
      lines.stream()
          .skip(begin + 1)
          .takeWhile(line -> !line.startsWith("## "))
          .map(line -> line.split("\\|", -1))
          .filter(cells -> cells.length == 4 && !named(cells[1]).isEmpty())
          .forEach(cells -> table.put(named(cells[1]).iterator().next(), named(cells[2])));
      return table;
    }
  }

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new NoTests())
          .importPackages(Stream.of(House.values()).map(house -> house.top).toList());

  static Stream<Arguments> rooms() {
    return Stream.of(House.values())
        .flatMap(house -> house.rooms().stream().map(room -> Arguments.of(house, room)));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void shouldUseWhatItsPackageInfoSaysAndNothingElse(House house, String room) throws IOException {
    assertThat(house.used(room)).as("room=%s", room).isEqualTo(house.promised(room));
  }

  @ParameterizedTest
  @EnumSource
  void shouldUseWhatTheTableInContributingSays(House house) throws IOException {
    Map<String, Set<String>> real = new TreeMap<>();
    for (String room : house.rooms()) {
      if (!house.everyones.contains(room)) {
        real.put(room, house.used(room));
      }
    }
    assertThat(house.table()).isEqualTo(real);
  }

  @Test
  void shouldHaveNoHouseUseOneAboveIt() {
    List<House> houses = List.of(House.values());
    for (House house : houses.subList(1, houses.size())) {
      Set<String> above =
          houses.subList(0, house.ordinal()).stream()
              .map(other -> other.title)
              .collect(Collectors.toSet());
      for (String room : house.rooms()) {
        assertThat(house.used(room)).as("room=%s", room).doesNotContainAnyElementsOf(above);
      }
    }
  }
}
