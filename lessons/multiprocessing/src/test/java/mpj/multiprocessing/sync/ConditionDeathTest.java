package mpj.multiprocessing.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Block;
import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.SimulatedDeath;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.arena.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeft.class)
@Timeout(60)
class ConditionDeathTest {
  private static final int DEAD = 500; // nobody's slot
  private static final int SIZE = 320;
  private static final int TICKETS = 24;
  private static final int NEXT = 40;

  private final Tree tree = Tree.current();
  private final Arena arena = tree.arena();

  @Test
  void shouldFollowNoConditionIntoARecordThatIsNoneOfIts() {
    Block foreign = arena.allocate(SIZE);
    arena.publish(foreign, RecordType.VALUE, 0, tree.slot());
    Block condition = ConditionState.create(tree, 0);
    Usage.send(condition, 0);
    condition.setLong(TICKETS, 1);
    condition.setLong(NEXT, foreign.offset());
    long word = Waiter.word(Waiter.WAITING, DEAD, 0);
    foreign.setLong(64, word);

    SimulatedDeath.of(tree, DEAD);

    assertThat(foreign.getLong(64)).isEqualTo(word);
    arena.free(foreign);
    arena.free(condition);
  }

  /** A process that makes further room for those who wait dies before and after it is linked. */
  @Test
  void shouldKeepTheFurtherTableOfAConditionOnlyIfItIsLinked() {
    Block condition = ConditionState.create(tree, 0);
    Usage.send(condition, 0);
    Block lost = ConditionState.keepTable(tree, condition);
    Block linked = ConditionState.keepTable(tree, condition);
    condition.setLong(NEXT, linked.offset());
    List.of(lost, linked).forEach(table -> arena.keepFor(DEAD, table, RecordType.WAITERS));

    SimulatedDeath.of(tree, DEAD);

    assertThat(arena.find(lost.offset(), RecordType.WAITERS)).isNull();
    assertThat(arena.find(linked.offset(), RecordType.WAITERS)).isNotNull();
    assertThat(Arena.owner(linked)).isZero();
    assertThat(Parts.free(tree, condition)).isTrue();
    assertThat(arena.find(linked.offset(), RecordType.WAITERS)).isNull();
  }
}
