package mpj.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a program on the module path finds. */
class ModuleTest {
  /** Terms travel to the server, and records of a closed package could not be sent. */
  @Test
  void shouldOpenToTheLibraryWhatItExports() throws Exception {
    var classes = RemoteManager.class.getProtectionDomain().getCodeSource().getLocation();
    ModuleDescriptor module =
        ModuleFinder.of(Path.of(classes.toURI())).find("mpj.remote").orElseThrow().descriptor();
    assertThat(module.opens())
        .extracting(ModuleDescriptor.Opens::source)
        .containsAll(module.exports().stream().map(ModuleDescriptor.Exports::source).toList());
    assertThat(module.opens()).allMatch(one -> one.targets().contains("mpj.multiprocessing"));
  }
}
