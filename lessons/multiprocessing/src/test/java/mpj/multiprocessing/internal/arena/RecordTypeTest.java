package mpj.multiprocessing.internal.arena;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordTypeTest {
  /** A class whose name is wrong would be missed only when the first of its records is freed. */
  @ParameterizedTest
  @EnumSource
  void shouldHaveTheClassThatItsLineNames(RecordType type) {
    assertThat(type.lifecycle()).isNotNull();
    assertThat(RecordType.of(type.number())).isSameAs(type);
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
    for (int number : new int[] {-1, 6, 10, 31, 32, Header.FREE, Header.ALLOCATING}) {
      assertThat(RecordType.of(number)).as("number=%d", number).isSameAs(RecordType.NONE);
    }
  }
}
