package mpj.app.cli;

import java.util.List;
import java.util.Locale;
import mpj.lessons.demo.DemoEntry;
import mpj.lessons.demo.Setting;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** The part of {@code mpj lesson N --run DEMO --help} that lists the demos' own numbers. */
final class SettingsHelp {
  private static final int NAME_COLUMNS = 22;

  private SettingsHelp() {}

  static String of(List<DemoEntry> demos, Help help, int columns) {
    var section = new StringBuilder();
    for (DemoEntry demo : demos) {
      section.append("%nSettings of %s:%n".formatted(demo.name()));
      section.append(
          demo.settings().isEmpty() ? "  none%n".formatted() : table(demo, help, columns));
    }
    return section.toString();
  }

  private static String table(DemoEntry demo, Help help, int columns) {
    TextTable table =
        TextTable.forColumns(
            help.colorScheme(),
            new Column(NAME_COLUMNS, 2, Overflow.SPAN),
            new Column(columns - NAME_COLUMNS, 1, Overflow.WRAP));
    for (Setting setting : demo.settings()) {
      table.addRowValues(
          setting.name() + "=" + setting.standard(),
          String.format(
              Locale.ROOT, "%s (%d to %d)", setting.meaning(), setting.least(), setting.most()));
    }
    return table.toString();
  }
}
