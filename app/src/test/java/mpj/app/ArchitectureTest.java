package mpj.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mpj.lessons.lesson7.RemoteDemo;
import mpj.multiprocessing.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrows go one way: app, course, remote, library; packages form no circle; few may print. */
class ArchitectureTest {
  private static final String LIBRARY = "mpj.multiprocessing..";
  private static final String PROCESSES = "mpj.multiprocessing";
  private static final String POOLS = "mpj.multiprocessing.pool..";
  private static final String MANAGERS = "mpj.multiprocessing.manager..";
  private static final String INTERNAL = "mpj.multiprocessing.internal..";
  private static final String GUESTS = "mpj.multiprocessing.manager.guest..";
  private static final String REMOTE = "mpj.remote..";
  private static final String TRANSPORT = "mpj.remote.net..";
  private static final String COURSE = "mpj.lessons..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new NoTests())
          .importPackages("mpj.multiprocessing", "mpj.remote", "mpj.lessons", "mpj.app");

  /** Each room of the library: of a concept, or of a mechanism in {@code internal}. */
  private static final SliceAssignment ROOMS =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          String[] names = type.getPackageName().split("\\.");
          if (names.length < 3 || !names[1].equals("multiprocessing") || Words.isWord(type)) {
            return SliceIdentifier.ignore();
          }
          return names[2].equals("internal")
              ? SliceIdentifier.of("internal", names[3])
              : SliceIdentifier.of(names[2]);
        }

        @Override
        public String getDescription() {
          return "rooms of the library";
        }
      };

  private static final DescribedPredicate<JavaClass> WORDS =
      DescribedPredicate.describe("words that every room may use", Words::isWord);

  @Test
  void shouldSeeAllModules() {
    Set<String> tops =
        CLASSES.stream()
            .map(type -> type.getPackageName().split("\\.")[1])
            .collect(Collectors.toSet());

    assertThat(tops).containsExactlyInAnyOrder("multiprocessing", "remote", "lessons", "app");
  }

  @Test
  void shouldHaveALibraryThatNeedsNothingButTheJdk() {
    classes()
        .that()
        .resideInAPackage(LIBRARY)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(LIBRARY, "java..", "javax..", "jdk..", "sun.misc..", "sun.reflect..")
        .check(CLASSES);
  }

  @Test
  void shouldHaveACourseThatDoesNotKnowTheApp() {
    noClasses()
        .that()
        .resideInAPackage(COURSE)
        .should()
        .dependOnClassesThat(not(resideInAnyPackage(COURSE, REMOTE, LIBRARY, "java..")))
        .check(CLASSES);
  }

  /** What is not about other JVMs does not load what is for them. */
  @Test
  void shouldUseRemoteManagersInTheDemoOfThemAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage(REMOTE)
        .and(not(type(RemoteDemo.class)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(REMOTE)
        .check(CLASSES);
  }

  /** Remote managers are managers that guests come to; the bytes of calls are all they pass on. */
  @Test
  void shouldHaveRemoteManagersThatKnowManagersAlone() {
    classes()
        .that()
        .resideInAPackage(REMOTE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            REMOTE,
            PROCESSES,
            "mpj.multiprocessing.manager",
            GUESTS,
            "mpj.multiprocessing.internal.codec",
            "mpj.multiprocessing.internal.log",
            "mpj.multiprocessing.internal.thread",
            "java..",
            "javax..")
        .check(CLASSES);
  }

  /** So that another transport can take its place. */
  @Test
  void shouldHaveATransportThatKnowsNoManagers() {
    noClasses()
        .that()
        .resideInAPackage(TRANSPORT)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "mpj.remote", PROCESSES, MANAGERS, "mpj.multiprocessing.internal.codec"))
        .check(CLASSES);
  }

  @Test
  void shouldHaveNoCircleOfRoomsInTheLibrary() {
    slices().assignedFrom(ROOMS).should().beFreeOfCycles().check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mpj.remote.(*)..", "mpj.lessons.(*)..", "mpj.app.(*)..", "mpj.(*).."})
  void shouldHaveNoCircleOfPackages(String sliced) {
    slices().matching(sliced).should().beFreeOfCycles().check(CLASSES);
  }

  /**
   * What processes are made of does not know them: a class of the library's root package belongs to
   * no package that is looked at above. Only its {@link Words} are used everywhere.
   */
  @Test
  void shouldHaveNobodyButPoolsAndManagersKnowProcesses() {
    noClasses()
        .that()
        .resideInAPackage(LIBRARY)
        .and()
        .resideOutsideOfPackages(PROCESSES, POOLS, MANAGERS)
        .should()
        .dependOnClassesThat(resideInAPackage(PROCESSES).and(not(WORDS)))
        .check(CLASSES);
  }

  /** A context makes pools and managers, which start processes by it: the one circle there is. */
  @Test
  void shouldHaveNoProcessButAContextKnowPoolsAndManagers() {
    noClasses()
        .that()
        .resideInAPackage(PROCESSES)
        .and(not(equivalentTo(Context.class)))
        .should()
        .dependOnClassesThat(resideInAnyPackage(POOLS, MANAGERS))
        .check(CLASSES);
  }

  /** What concepts are made of knows none of them. */
  @Test
  void shouldHaveInternalRoomsThatKnowNoConcept() {
    classes()
        .that()
        .resideInAPackage(INTERNAL)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(INTERNAL, "java..", "jdk..", "sun.misc..", "sun.reflect..")
                .or(WORDS))
        .check(CLASSES);
  }

  @Test
  void shouldUseTheTrainingNowhere() {
    noClasses()
        .that()
        .resideOutsideOfPackage("mpj.app.training..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("mpj.app.training..")
        .check(CLASSES);
  }

  /** Work is done for whoever asks; options are read, and refused, in one place. */
  @Test
  void shouldReadTheCommandLineInOnePackage() {
    noClasses()
        .that()
        .resideOutsideOfPackages("mpj.app", "mpj.app.cli..", "mpj.app.training..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("mpj.app.cli..", "picocli..")
        .check(CLASSES);
  }

  /** A thread that is made elsewhere would be in a group, say, that the program interrupts. */
  @Test
  void shouldMakeTheLibrarysThreadsAtOnePlace() {
    noClasses()
        .that()
        .resideInAnyPackage(LIBRARY, REMOTE)
        .and()
        .doNotHaveFullyQualifiedName("mpj.multiprocessing.internal.thread.LibraryThread")
        .should()
        .callConstructorWhere(target(owner(equivalentTo(Thread.class))))
        .orShould()
        .callMethod(Thread.class, "ofPlatform")
        .check(CLASSES);
  }

  /**
   * A child's streams are made by its first class, and what they hold at its end is written by
   * FinalOutput; all else throws, or emits an event.
   */
  @Test
  void shouldHaveALibraryThatPrintsOnlyWhereAChildBegins() {
    List<String> printers = printersIn("mpj.multiprocessing");

    assertThat(printers)
        .allMatch(name ->
            name.startsWith("mpj.multiprocessing.ChildMain")
                || name.startsWith("mpj.multiprocessing.FinalOutput")
                || name.startsWith("mpj.multiprocessing.trace.")
                || name.startsWith("mpj.multiprocessing.internal.process."));
  }

  @Test
  void shouldHaveRemoteManagersThatPrintNothing() {
    assertThat(printersIn("mpj.remote")).isEmpty();
  }

  /** Demos print, because their output is what is shown; the rest of the course does not. */
  @Test
  void shouldHaveACourseWhoseDemosAlonePrint() {
    assertThat(printersIn("mpj.lessons")).allMatch(name -> name.contains(".lesson"));
  }

  private static List<String> printersIn(String top) {
    return CLASSES.stream()
        .filter(type -> type.getPackageName().startsWith(top))
        .filter(ArchitectureTest::usesStandardStreams)
        .map(JavaClass::getName)
        .toList();
  }

  private static boolean usesStandardStreams(JavaClass type) {
    return type.getFieldAccessesFromSelf().stream()
        .anyMatch(access ->
            access.getTargetOwner().isEquivalentTo(System.class)
                && Set.of("out", "err").contains(access.getName()));
  }
}
