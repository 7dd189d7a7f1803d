package mpj.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mpj.app.terminal.CapturedScreen;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * No option is ignored beside another: of each pair of a command's options, the command says that
 * they cannot go together, or it stands here what both do in one run.
 */
final class OptionPairsTest {
  /** Before the plus and after it are options of which each pair goes together. */
  private static final String TOGETHER =
      """
      lesson
      --run + --seed --set --start-method: the run is made with these
      --run + --json --trace --html: the run is written as that
      --run + --times: the rounds of these demos are counted
      --run + --predict --speed --instant: the run is told so
      --seed + --set --start-method: each chooses another thing of the run
      --set + --start-method: each chooses another thing of the run
      --seed --set --start-method + --json --trace --html: what is written names them
      --seed --set --start-method + --times: all rounds are made with these
      --seed --set --start-method + --predict --speed --instant: the run is made so, and told so
      --json + --trace --html --times: one document on standard output, beside the files
      --trace + --html: two files of one run
      --trace --html + --predict --speed --instant: told on the terminal, and kept in a file
      --predict + --speed --instant: asked before the run, which is told at this pace
      bench
      --workers + --work --repeat --size --json --html --against: so many workers, whatever is done
      --work + --repeat --json --html --against: this work, whatever is done
      --repeat + --size --json --html --against: so often, whatever is done
      --size + --json --html --against: works of this size, whoever does them
      --json + --html --against: one document on standard output, of both languages
      --html + --against: a page with both languages
      bench primitives
      --keys + --repeat --quick --json --against: these keys, measured so
      --repeat + --quick --json --against: so often; --quick still shortens what takes minutes
      --quick + --json --against: shortened, and written or compared
      --json + --against: one document, of both languages
      bench scaling
      --processes + --subject --repeat --json: up to so many, whatever is measured
      --subject + --repeat --json: this subject, so often, in a document
      --repeat + --json: so often, in a document
      dev check
      --all + --times --verbose: all, so often, with a line for each run
      --sample + --seed --times --verbose: a sample by this seed, so often, with a line for each run
      --seed + --verbose: chosen by this seed, with a line for each run
      --thorough --times + --verbose: so often, with a line for each run
      """;

  private static final Map<String, String> VALUES =
      Map.of(
          "DEMO",
          "lock",
          "NAME=VALUE",
          "processes=3",
          "METHOD",
          "spawn",
          "NAME",
          "tiny",
          "KEY",
          "*");

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> shouldRefuseOrExplainEachPair() {
    return commands().entrySet().stream()
        .map(command ->
            DynamicTest.dynamicTest(
                command.getKey(), () -> check(command.getKey(), command.getValue())));
  }

  @Test
  void shouldExplainPairsOfCommandsThatThereAre() {
    assertThat(commands().keySet()).containsAll(together().keySet());
  }

  private void check(String name, CommandLine command) {
    List<OptionSpec> options = options(command);
    Set<Set<String>> open = new LinkedHashSet<>(together().getOrDefault(name, Set.of()));
    for (int i = 0; i < options.size(); i++) {
      for (OptionSpec other : options.subList(i + 1, options.size())) {
        Set<String> pair = Set.of(options.get(i).longestName(), other.longestName());
        List<String> typed = typed(name, options.get(i), other);
        boolean refused = isConflict(name, typed, pair);
        assertThat(refused)
            .as("%s: %s are a conflict, or explained above, and not both", name, pair)
            .isNotEqualTo(open.remove(pair));
        if (refused) {
          Outcome outcome = Outcome.of(typed.toArray(String[]::new));
          assertThat(outcome.errors()).contains(pair).contains("don't go together").hasLineCount(1);
          assertThat(outcome.exitCode()).isEqualTo(2);
        }
      }
    }
    assertThat(open).as("%s: pairs that are explained, and are none", name).isEmpty();
  }

  private static List<OptionSpec> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .filter(option -> !option.inherited() && !option.usageHelp())
        .toList();
  }

  /** What belongs to a run is typed with one. */
  private List<String> typed(String name, OptionSpec one, OptionSpec other) {
    var typed = new ArrayList<>(Arrays.asList(name.split(" ")));
    if (name.equals("lesson")) {
      typed.add("4");
      if (!Set.of("--run", "--source").contains(one.longestName())) {
        typed.addAll(List.of("--run", "lock"));
      }
    }
    for (OptionSpec option : List.of(one, other)) {
      typed.add(option.longestName());
      if (option.arity().max() > 0) {
        typed.add(value(option));
      }
    }
    return typed;
  }

  private String value(OptionSpec option) {
    String label = option.paramLabel();
    return label.equals("FILE") ? folder.resolve("f").toString() : VALUES.getOrDefault(label, "2");
  }

  /** Some are conflicts only with these values. */
  private static boolean isConflict(String name, List<String> typed, Set<String> pair) {
    CommandLine command = command(tree().parseArgs(typed.toArray(String[]::new)), name);
    List<Conflict> all =
        command.getCommand() instanceof HasConflicts one ? one.conflicts() : List.of();
    return all.stream().anyMatch(each -> pair.equals(Set.of(each.one(), each.other())));
  }

  private static CommandLine command(CommandLine.ParseResult parsed, String name) {
    return parsed.asCommandLineList().get(name.split(" ").length);
  }

  private static CommandLine tree() {
    return new CommandTree(CapturedScreen.page(80).screen(), FakeCourse::lessons).commandLine();
  }

  /** All commands with two options or more. */
  private static Map<String, CommandLine> commands() {
    var all = new LinkedHashMap<String, CommandLine>();
    add("", tree(), all);
    return all;
  }

  private static void add(String before, CommandLine command, Map<String, CommandLine> all) {
    command
        .getSubcommands()
        .forEach((name, sub) -> {
          if (options(sub).size() > 1) {
            all.put(before + name, sub);
          }
          add(before + name + " ", sub, all);
        });
  }

  private static Map<String, Set<Set<String>>> together() {
    var all = new LinkedHashMap<String, Set<Set<String>>>();
    Set<Set<String>> pairs = Set.of();
    for (String line : TOGETHER.lines().toList()) {
      if (!line.startsWith("--")) {
        pairs = new LinkedHashSet<>();
        all.put(line, pairs);
        continue;
      }
      String[] sides = line.substring(0, line.indexOf(": ")).split(" \\+ ");
      for (String one : sides[0].split(" ")) {
        for (String other : sides[1].split(" ")) {
          pairs.add(new TreeSet<>(List.of(one, other)));
        }
      }
    }
    return all;
  }
}
