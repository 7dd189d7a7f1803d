package mpj.lessons.lesson3;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mpj.lessons.Commentary;
import mpj.lessons.Prediction;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** Translates exit codes. */
final class ExitCodesCommentary implements Commentary {
  private static final String OWN = "calls System.exit(";
  private static final String TOLD = " ended with ";

  private final Map<String, Long> codes = new HashMap<>();

  @Override
  public void event(Event event) {
    if (event.kind() == EventKind.PROCESS_ENDED) {
      codes.put(event.process().name(), event.value());
    }
  }

  @Override
  public String note(OutputLine line) {
    if (line.error() && line.text().endsWith("failed:")) {
      return "on standard error: an exception that nobody caught";
    }
    int end = line.text().indexOf(TOLD);
    Long code = end < 0 ? null : codes.get(line.text().substring(0, end));
    return code == null ? null : meaning(line.text().substring(0, end), code);
  }

  private static String meaning(String name, long code) {
    if (code < 0) {
      return "below 0: signal "
          + -code
          + (code == -15 ? ", SIGTERM" : code == -9 ? ", SIGKILL" : "");
    }
    if (name.equals("own-code")) {
      return "the program's own word";
    }
    return code == 0 ? "all went well" : "an exception ended it; 1 says no more than that";
  }

  @Override
  public List<String> check(Recording recording) {
    Findings findings = new Findings(recording);
    findings.requireEnd("fine", 0).requireEnd("faulty", 1);
    findings.requireEnd("own-code", ownCode(findings));
    findings.requireEnd("terminated", -15).requireEnd("killed", -9);
    findings.require(
        recording.lines().stream()
            .anyMatch(line ->
                line.error()
                    && line.process().name().equals("faulty")
                    && line.text().contains("no more paper")),
        "The exception of faulty did not appear on standard error.");
    for (ProcessRecord child : recording.children()) {
      String told = child.name() + TOLD + child.exitCode().orElse(0);
      findings.require(
          findings.line("MainProcess", told).isPresent(),
          "The main process did not read the exit code of " + child.name() + ".");
    }
    return findings.problems();
  }

  private static int ownCode(Findings findings) {
    return findings
        .line("own-code", OWN)
        .map(line -> Integer.parseInt(line.text().substring(OWN.length()).replace(")", "")))
        .orElse(0);
  }

  @Override
  public List<Prediction> predictions() {
    return List.of(
        Prediction.number(
            "With which exit code does the child end that is killed?",
            recording ->
                recording.children().stream()
                    .filter(child -> child.name().equals("killed"))
                    .findFirst()
                    .map(child -> (long) child.exitCode().orElse(0))));
  }

  @Override
  public String seen(Recording recording) {
    Map<String, List<String>> groups =
        recording.children().stream()
            .collect(
                Collectors.groupingBy(
                    child -> group(child.exitCode().orElse(0)),
                    Collectors.mapping(
                        child -> child.exitCode().orElse(0) + " of " + child.name(),
                        Collectors.toList())));
    return Wording.count(recording.children().size(), "child", "children")
        + ", each with an end of its own. Well: "
        + Wording.names(groups.getOrDefault("well", List.of()))
        + ". By the program itself: "
        + Wording.names(groups.getOrDefault("itself", List.of()))
        + ". By a signal: "
        + Wording.names(groups.getOrDefault("signal", List.of()))
        + ". The parent lived through all of it.";
  }

  private static String group(int code) {
    return code == 0 ? "well" : code > 0 ? "itself" : "signal";
  }
}
