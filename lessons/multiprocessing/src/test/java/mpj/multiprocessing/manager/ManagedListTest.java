package mpj.multiprocessing.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.function.Function;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.MalformedMessageException;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.RemoteTrace;
import mpj.multiprocessing.TestThreads;
import mpj.multiprocessing.UncrossableException;
import mpj.multiprocessing.internal.memory.HostedType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a managed list does as a list. Rows M1 to M3 of the library's behaviour. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
@SuppressWarnings("ListRemoveAmbiguous") // by index, both times
class ManagedListTest {
  private Manager manager;

  @BeforeEach
  void open() {
    manager = new Manager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /** One thing done to a list; both the ordinary and the managed one must answer the same. */
  private interface Use extends Function<List<Integer>, Object> {}

  private static final List<Use> USES =
      List.of(
          list -> list.add(5),
          list -> list.add(null),
          list -> list.addAll(List.of(3, 1, 4, 1, 5, 9, 2, 6)),
          list -> list.addAll(2, Arrays.asList(7, null, 7)),
          list -> list.addAll(List.of()),
          list -> insert(list, 1, 8),
          list -> list.get(0),
          list -> list.get(99),
          list -> list.get(-1),
          list -> list.set(1, 11),
          list -> list.set(99, 11),
          list -> list.remove(0),
          list -> list.remove(99),
          list -> list.remove((Object) 7),
          list -> list.remove((Object) 77),
          list -> list.remove(null),
          List::size,
          List::isEmpty,
          list -> list.contains(9),
          list -> list.contains(null),
          list -> list.containsAll(List.of(1, 5)),
          list -> list.containsAll(List.of(1, 55)),
          list -> list.indexOf(1),
          list -> list.lastIndexOf(1),
          list -> list.indexOf(55),
          List::getFirst,
          List::getLast,
          List::removeFirst,
          List::removeLast,
          list -> list.equals(new ArrayList<>(list)),
          List::hashCode,
          List::toString,
          list -> Arrays.asList(list.toArray()),
          list -> Arrays.asList(list.toArray(new Integer[0])),
          list -> Arrays.asList(list.toArray(Integer[]::new)),
          list -> list.subList(1, 4).toString(),
          list -> list.reversed().toString(),
          list -> list.stream().map(String::valueOf).toList(),
          list -> list.listIterator(2).next(),
          list -> new ArrayList<>(list),
          list -> list.removeAll(Collections.singleton(null)),
          list -> list.removeAll(List.of(3, 33)),
          list -> list.retainAll(List.of(1, 2, 4, 5, 6, 9, 11)),
          list -> order(list, null),
          list -> order(list, Comparator.reverseOrder()),
          list -> swap(list),
          list -> cutFirst(list),
          list -> empty(list),
          List::removeFirst,
          List::getLast);

  private static Object insert(List<Integer> list, int index, int item) {
    list.add(index, item);
    list.addFirst(-item);
    list.addLast(item);
    return null;
  }

  private static Object order(List<Integer> list, Comparator<Integer> order) {
    list.sort(order);
    return null;
  }

  private static Object swap(List<Integer> list) {
    Collections.swap(list, 0, 1);
    return null;
  }

  private static Object cutFirst(List<Integer> list) {
    list.removeFirst();
    return null;
  }

  private static Object empty(List<Integer> list) {
    list.clear();
    return null;
  }

  private static Object outcome(Use use, List<Integer> list) {
    try {
      return use.apply(list);
    } catch (RuntimeException e) {
      return e.getClass() + ": " + e.getMessage();
    }
  }

  private static void compare(List<Integer> managed) {
    List<Integer> ordinary = new ArrayList<>();
    for (int i = 0; i < USES.size(); i++) {
      String what = "use " + i + " of " + ordinary;
      assertThat(outcome(USES.get(i), managed)).as(what).isEqualTo(outcome(USES.get(i), ordinary));
      assertThat(Arrays.asList(managed.toArray())).as("after " + what).isEqualTo(ordinary);
    }
  }

  @Test
  void shouldAnswerAsAnOrdinaryListDoes() {
    compare(manager.list());
  }

  @Test
  void m1ShouldAnswerAsAnOrdinaryListDoesInAChild() throws Exception {
    ManagedList<Integer> list = manager.list();
    var child = new ChildProcess(() -> compare(list));
    child.start();
    child.join();
    assertThat(child.exitCode()).as(() -> child.failure().orElse("")).hasValue(0);
  }

  @Test
  void shouldBeginWithACopyOfGivenItems() {
    List<String> items = new ArrayList<>(Arrays.asList("a", null, "ü€"));
    ManagedList<String> list = manager.list(items);
    items.clear();
    assertThat(list).containsExactly("a", null, "ü€");
    assertThat(list).hasToString("[a, null, ü€]");
  }

  @Test
  void shouldRunLambdasOnTheServer() {
    ManagedList<Long> list = manager.list(List.of(5L, 2L, 9L));
    list.replaceAll(item -> item * ChildProcess.current().pid());
    long pid = manager.pid();
    assertThat(list).containsExactly(5 * pid, 2 * pid, 9 * pid);
    list.sort((a, b) -> Long.compare(b, a));
    assertThat(list).containsExactly(9 * pid, 5 * pid, 2 * pid);
    assertThat(list.removeIf(item -> item == 5 * pid)).isTrue();
    list.reverse();
    assertThat(list).containsExactly(2 * pid, 9 * pid);
  }

  @Test
  void shouldLeaveTheListAsItWasWhenALambdaFails() {
    ManagedList<Integer> list = manager.list(List.of(4, 2, 0, 1));
    assertThatThrownBy(() -> list.replaceAll(item -> 8 / item))
        .isInstanceOf(ArithmeticException.class);
    assertThat(list).containsExactly(4, 2, 0, 1);
    list.replaceAll(item -> item + list.size());
    assertThat(list).as("a lambda may use the list itself").containsExactly(8, 6, 4, 5);
  }

  @Test
  void shouldNotHoldUpOtherListsWhileALambdaRuns() throws Exception {
    ManagedList<Integer> slow = manager.list(List.of(1));
    ManagedList<String> other = manager.list();
    var busy = TestThreads.of(() -> slow.replaceAll(item -> waitFor(other, item)));
    busy.start();
    while (!other.contains("begun")) {
      TestThreads.letOthersRun();
    }
    var waiting = TestThreads.of(() -> slow.add(2)); // has to wait, and nobody with it
    waiting.start();
    assertThat(other.size()).isEqualTo(1);
    other.add("go on");
    busy.join();
    waiting.join();
    assertThat(slow).containsExactly(10, 2);
  }

  private static int waitFor(List<String> other, int item) {
    other.add("begun");
    while (!other.contains("go on")) {
      TestThreads.letOthersRun();
    }
    return 10 * item;
  }

  @Test
  void shouldThrowTheListsOwnExceptionsWithTheServersTrace() {
    ManagedList<Integer> list = manager.list();
    assertThatThrownBy(() -> list.get(3))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("Index 3 out of bounds for length 0")
        .hasStackTraceContaining("ManagedListTest")
        .cause()
        .isInstanceOf(RemoteTrace.class)
        .hasMessageContaining("in Manager-1 (pid " + manager.pid() + ")");
    assertThatThrownBy(list::removeLast).isInstanceOf(NoSuchElementException.class);
  }

  /** What is given to a {@code List} is no serializable lambda, or holds one that is none. */
  @Test
  void shouldRunHereWhatCannotBeSent() {
    List<String> list = manager.list(List.of("ccc", "a", "bb"));
    list.sort(Comparator.comparing(String::length));
    assertThat(list).containsExactly("a", "bb", "ccc");
    list.replaceAll(item -> item + list.size());
    assertThat(list).containsExactly("a3", "bb3", "ccc3");
    assertThat(list.removeIf(item -> item.startsWith("b"))).isTrue();
    assertThat(list.removeIf(item -> item.startsWith("b"))).isFalse();
    assertThat(list).containsExactly("a3", "ccc3");
  }

  @Test
  void shouldRefuseAtTheCallWhatCannotCross() {
    ManagedList<Object> list = manager.list(List.of(1));
    assertThatThrownBy(() -> list.add(new Object[] {new Socket()}))
        .isInstanceOf(UncrossableException.class)
        .hasMessageContaining("Socket");
    assertThatThrownBy(() -> list.contains(Thread.currentThread()))
        .isInstanceOf(UncrossableException.class);
    list.add(2);
    assertThat(list).containsExactly(1, 2);
  }

  @Test
  void shouldGiveCopiesThatCannotBeChanged() {
    ManagedList<Integer> list = manager.list(List.of(1, 2, 3));
    var iterator = list.iterator();
    iterator.next();
    assertThatThrownBy(iterator::remove).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> list.subList(0, 1).clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> list.reversed().add(1))
        .isInstanceOf(UnsupportedOperationException.class);
    list.clear();
    assertThat(iterator.next()).isEqualTo(2);
  }

  @Test
  void shouldCarryLargeItemsBothWays() {
    ManagedList<byte[]> list = manager.list();
    byte[] large = new byte[5 << 20];
    new Random(5).nextBytes(large);
    list.add(large);
    assertThat(list.get(0)).isEqualTo(large);
    assertThat(list.set(0, new byte[] {1})).isEqualTo(large);
    assertThat(list.get(0)).containsExactly(1);
  }

  /** A record is no Serializable, and travels all the same. */
  record Person(String name, List<Integer> marks) {}

  @Test
  void shouldHoldRecordsAndNestedThings() {
    ManagedList<Person> list = manager.list();
    var ada = new Person("Ada", new ArrayList<>(List.of(1, 2)));
    list.add(ada);
    assertThat(list.get(0)).isEqualTo(ada).isNotSameAs(ada);
    assertThat(list.contains(ada)).isTrue();
    list.get(0).marks().add(3); // a copy's
    assertThat(list.get(0).marks()).containsExactly(1, 2);
  }

  @Test
  void m2ShouldHoldManagedListsAndItself() {
    ManagedList<List<Integer>> outer = manager.list();
    ManagedList<Integer> inner = manager.list(List.of(1));
    ManagedList<Integer> twin = manager.list(List.of(1));
    outer.add(inner);
    outer.get(0).add(2);
    assertThat(inner).containsExactly(1, 2);
    assertThat(outer.indexOf(inner)).isZero();
    assertThat(outer.contains(twin)).as("another list, by its identity").isFalse();
    ManagedList<Object> itself = manager.list();
    itself.add(itself);
    assertThat(itself.get(0)).isNotSameAs(itself);
    assertThat(((List<?>) itself.get(0)).size()).isEqualTo(1);
    assertThat(itself.contains(itself)).isTrue();
  }

  @Test
  void m3ShouldRunNoMethodWithoutANumber() {
    var list = manager.list();
    var link = ObjectRef.arrived(list.handle(), HostedType.LIST);
    assertThatThrownBy(() -> link.call(77, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a method that can be called: object=List-1 method=77");
    assertThatThrownBy(() -> ManagedDict.attach(list.handle()))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("expected=Dict");
    assertThatThrownBy(() -> ManagedList.attach(64)).isInstanceOf(MalformedMessageException.class);
    list.add(1);
    assertThat(list).hasSize(1);
  }
}
