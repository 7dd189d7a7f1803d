package mpj.multiprocessing.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By reflection at first, by a method handle later: both are to do the same. */
class CanonicalConstructorTest {
  private record Share(String owner, int parts) {
    Share {
      if (parts == 0) {
        throw new ClassCastException("no parts");
      }
    }
  }

  private record Nothing() {}

  private CanonicalConstructor constructor;

  @BeforeEach
  void make() throws ReflectiveOperationException {
    constructor = new CanonicalConstructor(Share.class, String.class, int.class);
  }

  private static Object call(CanonicalConstructor constructor, Object... values)
      throws ReflectiveOperationException {
    Object made = null;
    for (int i = 0; i <= CanonicalConstructor.OFTEN; i++) {
      made = constructor.call(values);
    }
    return made;
  }

  @Test
  void a_record_that_is_made_often_has_the_components_that_it_was_given()
      throws ReflectiveOperationException {
    assertThat(call(constructor, "ada", 1)).isEqualTo(new Share("ada", 1));
    assertThat(constructor.call(new Object[] {null, 2})).isEqualTo(new Share(null, 2));
    assertThat(call(new CanonicalConstructor(Nothing.class))).isEqualTo(new Nothing());
  }

  @Test
  void what_the_constructor_throws_is_told_from_what_it_does_not_take()
      throws ReflectiveOperationException {
    wrongCallsFail();
    var _ = call(constructor, "ada", 1);
    wrongCallsFail();
  }

  private void wrongCallsFail() {
    assertThatThrownBy(() -> constructor.call(new Object[] {"ada", 0}))
        .isInstanceOf(InvocationTargetException.class)
        .hasCause(new ClassCastException("no parts"));
    assertNotTaken(1, 1);
    assertNotTaken("ada", "alan");
    assertNotTaken("ada", null);
    assertNotTaken("ada");
    assertNotTaken("ada", 1, 2);
  }

  private void assertNotTaken(Object... values) {
    assertThatThrownBy(() -> constructor.call(values)).isInstanceOf(IllegalArgumentException.class);
  }
}
