package mpj.app.narration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mpj.app.terminal.Text;
import mpj.multiprocessing.trace.ProcessRecord;

/** Fifty processes that all ended with 0 are one thing to read, not fifty. */
final class ProcessGroups {
  private ProcessGroups() {}

  /** Returns the main process, then a text for each exit code with the processes that had it. */
  static List<Text> of(List<ProcessRecord> processes) {
    if (processes.isEmpty()) {
      return List.of();
    }
    var texts = new ArrayList<Text>();
    texts.add(Text.of(label(processes.getFirst()) + " ran the demo"));
    Map<String, List<String>> byEnd = new LinkedHashMap<>();
    for (ProcessRecord child : processes.subList(1, processes.size())) {
      byEnd.computeIfAbsent(end(child), _ -> new ArrayList<>()).add(label(child));
    }
    byEnd.forEach((end, children) -> texts.add(group(end, children)));
    return texts;
  }

  private static Text group(String end, List<String> children) {
    String count = children.size() == 1 ? "" : children.size() + " processes, ";
    return Text.of(count + end + ": " + String.join(", ", children));
  }

  private static String end(ProcessRecord child) {
    if (child.exitCode().isEmpty()) {
      return "still running";
    }
    int code = child.exitCode().getAsInt();
    return code < 0 ? "ended by signal " + -code : "exit code " + code;
  }

  private static String label(ProcessRecord process) {
    return process.name() + " (" + process.pid() + ")";
  }
}
