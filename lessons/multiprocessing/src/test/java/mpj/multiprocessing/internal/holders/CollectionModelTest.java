package mpj.multiprocessing.internal.holders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All orders of the steps of a collection and of two processes, in small scenes. */
class CollectionModelTest {
  /** What each process may begin: to hold, to send, to let go. */
  private static final int STEPS = 2;

  /** Both processes hold a queue; the other one is in it, and in that a third record. */
  private static byte[] chain(int first, int second) {
    byte[] state = CollectionModel.nothing(STEPS);
    CollectionModel.add(state, 0, true, 0, 1);
    CollectionModel.add(state, 1, true);
    CollectionModel.add(state, 2, true);
    CollectionModel.put(state, first, 0, 1);
    CollectionModel.put(state, second, 1, 2);
    return state;
  }

  /** One more queue is known to one process only, and a record does not exist yet. */
  private static byte[] beginning() {
    byte[] state = CollectionModel.nothing(STEPS);
    CollectionModel.add(state, 0, true, 0, 1);
    CollectionModel.add(state, 1, false, 0);
    return state;
  }

  /** The collector comes by the messages of a chain from its end to its beginning, or not. */
  private static byte[][] scenes() {
    return new byte[][] {beginning(), chain(1, 0), chain(0, 1)};
  }

  @Test
  void shouldFreeNothingThatIsUsedAndEndWhateverTheOrderOfTheSteps() {
    for (byte[] scene : scenes()) {
      assertThat(new CollectionModel().run(scene)).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindOutEachFault(CollectionModel.Fault fault) {
    boolean found = false;
    for (byte[] scene : scenes()) {
      found = found || new CollectionModel(fault).run(scene) != null;
    }
    assertThat(found).isTrue();
  }
}
