package mpj.app.cli;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Names and what they stand for, at the end of a command's help. They are asked for only when the
 * help is shown, so that no other command loads what they name.
 */
record Listing(String name, String meaning) {

  /** Has the command's help end with the listing. */
  static void atEndOf(CommandSpec spec, String heading, Supplier<List<Listing>> entries) {
    spec.usageMessage()
        .sectionMap()
        .put(
            UsageMessageSpec.SECTION_KEY_FOOTER,
            help -> heading + System.lineSeparator() + table(help, entries.get()));
  }

  private static String table(Help help, List<Listing> entries) {
    int names = entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0) + 4;
    int width = help.commandSpec().usageMessage().width();
    TextTable table =
        TextTable.forColumns(
            help.colorScheme(),
            new Column(names, 2, Overflow.SPAN),
            new Column(Math.max(20, width - names), 0, Overflow.WRAP));
    for (Listing entry : entries) {
      Text name = help.colorScheme().text(entry.name());
      table.addRowValues(name, help.colorScheme().text(entry.meaning()));
    }
    return table.toString();
  }
}
