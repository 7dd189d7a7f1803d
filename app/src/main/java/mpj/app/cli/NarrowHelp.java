package mpj.app.cli;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mpj.app.terminal.Text;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Help for a screen that is narrower than the command line's library can write for. The library
 * writes each paragraph and each row of a table into one long line, in no colour; here these lines
 * are broken. What a row explains gets lines of its own, below the name.
 */
final class NarrowHelp {
  /** What the library refuses to go below. */
  static final int LEAST_COLUMNS = 55;

  /** Wider than any paragraph or row. */
  private static final int LONG_LINE = 4000;

  private static final Pattern ROW = Pattern.compile("( *)(\\S.*?) {2,}(\\S.*)");
  private static final String SECTION = "narrow";
  private static final int NAME_INDENT = 2;
  private static final int MEANING_INDENT = 6;

  private NarrowHelp() {}

  /** Has the command and all below it write help for a screen of so many columns. */
  static void install(CommandLine command, int columns) {
    command.setUsageHelpWidth(LONG_LINE).setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
    replaceSections(command, columns);
  }

  private static void replaceSections(CommandLine command, int columns) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    List<String> sections = usage.sectionKeys();
    usage.sectionKeys(List.of(SECTION));
    usage.sectionMap().put(SECTION, help -> broken(all(usage, sections, help), columns));
    command.getSubcommands().values().forEach(sub -> replaceSections(sub, columns));
  }

  private static String all(UsageMessageSpec usage, List<String> sections, Help help) {
    return sections.stream()
        .map(usage.sectionMap()::get)
        .filter(Objects::nonNull)
        .map(section -> section.render(help))
        .collect(Collectors.joining());
  }

  private static String broken(String help, int columns) {
    var lines = new StringBuilder();
    help.lines().forEach(line -> append(line.stripTrailing(), columns, lines));
    return lines.toString();
  }

  private static void append(String line, int columns, StringBuilder lines) {
    Matcher row = ROW.matcher(line);
    if (row.matches()) {
      append(row.group(2), Math.min(row.group(1).length(), NAME_INDENT), columns, lines);
      append(row.group(3), MEANING_INDENT, columns, lines);
    } else {
      String text = line.stripLeading();
      append(text, Math.min(line.length() - text.length(), MEANING_INDENT), columns, lines);
    }
  }

  private static void append(String text, int wanted, int columns, StringBuilder lines) {
    int indent = Math.min(wanted, columns / 4);
    for (Text line : Text.of(text).wrap(Math.max(1, columns - indent))) {
      lines.append(" ".repeat(indent)).append(line).append(System.lineSeparator());
    }
  }
}
