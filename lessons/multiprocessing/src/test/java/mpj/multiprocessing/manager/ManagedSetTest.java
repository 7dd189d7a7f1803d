package mpj.multiprocessing.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.channel.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row M7: a managed set. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class ManagedSetTest {
  /** Does the same with any set, and notes each answer. */
  private static List<Object> answers(Set<String> set) {
    List<Object> answers = new ArrayList<>();
    answers.add(set.add("a"));
    answers.add(set.add("a"));
    answers.add(set.add(null));
    answers.add(set.addAll(List.of("b", "c", "d")));
    answers.add(set.addAll(List.of("b")));
    answers.add(set.contains("c"));
    answers.add(set.contains("z"));
    answers.add(set.containsAll(Arrays.asList("a", null)));
    answers.add(set.size());
    answers.add(set.remove("c"));
    answers.add(set.remove("c"));
    answers.add(set.remove(null));
    answers.add(List.copyOf(set));
    answers.add(set.toString());
    answers.add(set.hashCode());
    answers.add(set.equals(Set.of("a", "b", "d")));
    answers.add(Set.of("a", "b", "d").equals(set));
    answers.add(set.removeAll(List.of("a", "x")));
    answers.add(set.retainAll(List.of("d", "y")));
    answers.add(List.of(set.toArray(String[]::new)));
    String kept = "d"; // a lambda of Set's cannot be sent
    answers.add(set.removeIf(item -> !item.equals(kept)));
    answers.add(set.removeIf(item -> item.equals(kept)));
    answers.add(set.isEmpty());
    set.addAll(List.of("e", "f", "g"));
    for (var walk = set.iterator(); walk.hasNext(); ) {
      if (walk.next().equals("f")) {
        walk.remove();
      }
    }
    answers.add(set.stream().map(item -> item + "!").toList());
    set.clear();
    answers.add(set.size());
    return answers;
  }

  @Test
  void m7ShouldAnswerAsAnOrdinarySetDoesHereAndInAChild() throws Exception {
    try (var manager = new Manager()) {
      var expected = answers(new LinkedHashSet<>());
      ManagedSet<String> set = manager.set();
      assertThat(answers(set)).isEqualTo(expected);
      var answers = new Queue<List<Object>>();
      var child = new ChildProcess(() -> answers.put(answers(set)));
      child.start();
      child.join();
      assertThat(answers.getNow()).isEqualTo(expected);
      ManagedSet<Integer> numbers = manager.set(List.of(1, 2, 3, 4));
      int least = 2;
      assertThat(numbers.removeIf(item -> item > least)).isTrue(); // on the server
      assertThat(numbers).containsExactly(1, 2);
      assertThatThrownBy(() -> numbers.removeIf(item -> 1 / (item - 1) > 5))
          .isInstanceOf(ArithmeticException.class);
      assertThat(numbers).containsExactly(1, 2);
    }
  }

  @Test
  void m7ShouldGiveEachItemToOneProcessOnly() throws Exception {
    try (var manager = new Manager()) {
      ManagedSet<Integer> seen = manager.set();
      var firsts = new Queue<Integer>();
      List<ChildProcess> children = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        var child =
            new ChildProcess(() -> {
              int first = 0;
              for (int item = 0; item < 300; item++) {
                first += seen.add(item) ? 1 : 0;
              }
              firsts.put(first);
            });
        child.start();
        children.add(child);
      }
      for (var child : children) {
        child.join();
      }
      assertThat(firsts.getNow() + firsts.getNow()).isEqualTo(300);
      assertThat(seen).hasSize(300);
    }
  }

  @Test
  void m10ShouldTakeAndGiveHostedObjectsAsAnyOther() throws Exception {
    try (var manager = new Manager()) {
      ManagedSet<ManagedList<Integer>> lists = manager.set();
      ManagedList<Integer> list = manager.list(List.of(1));
      assertThat(lists.add(list)).isTrue();
      assertThat(lists.add(list)).as("it is one of the server's items").isFalse();
      lists.iterator().next().add(2);
      assertThat(list).containsExactly(1, 2);
      ManagedDict<String, ManagedSet<Integer>> dict = manager.dict();
      dict.put("set", manager.set(List.of(5)));
      dict.get("set").add(6);
      assertThat(dict.get("set")).containsExactly(5, 6);
      assertThat(dict.computeIfPresent("set", (key, set) -> set)).hasToString("[5, 6]");
    }
  }
}
