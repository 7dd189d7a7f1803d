import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the document of a run with the tool's own JSON library: is it whole, and did all go well?
 */
final class ReadRun {
  public static void main(String[] args) throws Exception {
    JsonNode run = JsonMapper.shared().readTree(Files.readString(Path.of(args[0])));
    JsonNode demos = run.get("demos");
    System.out.println("ci: lesson=" + run.get("lesson") + " demos=" + demos.size());
    for (JsonNode demo : demos) {
      System.out.println(
          "ci: demo="
              + demo.get("name")
              + " ok="
              + demo.get("ok")
              + " ms="
              + demo.get("elapsedMs"));
      if (!demo.get("ok").booleanValue()) {
        System.exit(1);
      }
    }
    System.exit(demos.size() == 1 ? 0 : 1);
  }
}
