package mpj.multiprocessing.internal.arena;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import mpj.multiprocessing.Primitive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordTypeTest {
  /** Their objects have processes, or a name that outlives them: tests of their own have them. */
  private static final Set<RecordType> NO_PRIMITIVES =
      EnumSet.of(RecordType.MEMORY, RecordType.POOL, RecordType.MANAGER);

  /** A class whose name is wrong would be missed only when the first of its records is freed. */
  @ParameterizedTest
  @EnumSource
  void shouldHaveTheClassThatItsLineNames(RecordType type) {
    assertThat(type.lifecycle()).isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void shouldHaveANumberThatNoOtherTypeHas(RecordType type) {
    assertThat(RecordType.of(type.number()))
        .as("number=%d: take one of %s", type.number(), freeNumbers())
        .isSameAs(type);
  }

  private static Set<Integer> freeNumbers() {
    Set<Integer> free = new HashSet<>();
    for (int number = 1; number < 32; number++) {
      if (RecordType.of(number) == RecordType.NONE) {
        free.add(number);
      }
    }
    return free;
  }

  @Test
  void shouldCallNoTwoTypesTheSame() {
    Set<String> titles = new HashSet<>();
    for (RecordType type : RecordType.values()) {
      assertThat(titles.add(type.toString())).as("title=%s", type).isTrue();
    }
  }

  @Test
  void shouldTakeANumberOfNoTypeForNone() {
    for (int number : new int[] {-1, 32, 33, Header.FREE, Header.ALLOCATING}) {
      assertThat(RecordType.of(number)).as("number=%d", number).isSameAs(RecordType.NONE);
    }
  }

  /** So the tests that hold for all primitives have it, too. */
  @ParameterizedTest
  @EnumSource
  void shouldBeAPrimitiveOfTheTestsIfObjectsHoldItsRecords(RecordType type) {
    if (type.isHeld() && !NO_PRIMITIVES.contains(type)) {
      assertThat(Primitive.values())
          .as("add a line for it to the tests' enum Primitive: type=%s", type.name())
          .extracting(Primitive::name)
          .contains(type.name());
    }
  }
}
