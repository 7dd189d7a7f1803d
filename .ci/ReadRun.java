import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the document of a run with the tool's own JSON library: is it whole, did all go well, and
 * are all digits those that every reader of a document knows?
 *
 * <p>Arguments: the file, and the names of the demos that were run.
 */
final class ReadRun {
  public static void main(String[] args) throws Exception {
    String text = Files.readString(Path.of(args[0]));
    JsonNode run = JsonMapper.shared().readTree(text);
    List<String> names = new ArrayList<>();
    boolean ok = true;
    for (JsonNode demo : run.get("demos")) {
      names.add(demo.get("name").asString());
      ok &= demo.get("ok").booleanValue();
      System.out.println(
          "ci: demo="
              + run.get("lesson")
              + "/"
              + names.getLast()
              + " ok="
              + demo.get("ok")
              + " ms="
              + demo.get("elapsedMs"));
    }
    if (text.codePoints().anyMatch(c -> Character.isDigit(c) && c > '9')) {
      System.out.println("ci: there are other digits than 0 to 9");
      ok = false;
    }
    System.exit(ok && names.equals(Arrays.asList(args).subList(1, args.length)) ? 0 : 1);
  }
}
