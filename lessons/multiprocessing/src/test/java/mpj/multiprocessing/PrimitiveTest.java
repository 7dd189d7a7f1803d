package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.channel.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What all primitives have in common as objects. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class PrimitiveTest {
  /** Of a pipe its ends are sent. */
  private static List<Object> shared() throws Exception {
    List<Object> all = new ArrayList<>();
    for (Primitive one : Primitive.values()) {
      Object object = one.make();
      if (object instanceof Shared) {
        all.add(object);
      }
    }
    return all;
  }

  @Test
  void shouldComeBackEqualFromAChildOfAChild() throws Exception {
    List<Object> all = shared();
    Queue<Object> back = new Queue<>();
    ChildProcess child =
        Children.start(() -> {
          ChildProcess grandchild =
              Children.start(() -> {
                for (Object one : all) {
                  back.put(one);
                }
              });
          grandchild.join();
        });
    for (Object one : all) {
      assertThat(back.get(Children.LONG))
          .as("equals, hashCode and toString of %s", one.getClass())
          .isNotSameAs(one)
          .isEqualTo(one)
          .hasSameHashCodeAs(one)
          .hasToString(one.toString());
    }
    assertThat(Children.exitCode(child)).isZero();
  }

  /** Its own {@code writeObject} says so, by {@link Shared#outside}. */
  @ParameterizedTest
  @EnumSource
  void shouldNotBeSavedOrSentByOtherMeans(Primitive one) throws Exception {
    Object object = one.make();
    try (var out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      assertThatThrownBy(() -> out.writeObject(object))
          .isInstanceOf(NotSerializableException.class)
          .hasMessageContaining("process");
    }
  }

  /** The rows run the tests that this list names in other surroundings. */
  @ParameterizedTest
  @EnumSource
  void shouldBeTestedInTheRowsOfCiIfItHasATestOfItsOwn(Primitive one) throws Exception {
    String test = one.type().getName() + "Test";
    if (PrimitiveTest.class.getResource("/" + test.replace('.', '/') + ".class") != null) {
      assertThat(Files.readAllLines(Path.of("../../.ci/row-tests.txt")))
          .contains("**/" + one.type().getSimpleName() + "Test.java");
    }
  }
}
