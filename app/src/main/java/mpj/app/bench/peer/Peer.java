package mpj.app.bench.peer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One Python process that measures a key whenever it is asked to. It ends, with its children, as
 * soon as its standard input does: when this is closed, and when the tool dies in whatever way.
 */
public final class Peer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration FAREWELL = Duration.ofSeconds(5);
  private static final Duration HASTE = Duration.ofMillis(1_200); // of a tool that is to end
  private static final String END = "end";

  private final String python;
  private final Process process;
  private final OutputStream questions;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final Thread atExit = new Thread(() -> stop(HASTE), "bench-peer-end");
  private volatile String lastMessage = "";
  private final Map<String, String> otherMethods = new LinkedHashMap<>();
  private String[] greeting;
  private volatile Path folder;

  /**
   * Which Python it is.
   *
   * @param implementation as it calls itself, CPython for the usual one
   * @param number its version
   * @param startMethod how it starts its children
   * @param otherStartMethods how it started them for the keys where it was another way
   */
  public record Version(
      String implementation,
      String number,
      String startMethod,
      Map<String, String> otherStartMethods) {}

  private Peer(String python, Process process) {
    this.python = python;
    this.process = process;
    this.questions = process.getOutputStream();
  }

  /**
   * Starts that Python.
   *
   * @param python a command or path
   * @throws PeerException if it is missing or no Python 3
   */
  public static Peer start(String python) throws PeerException, InterruptedException {
    return start(python, Script::peer);
  }

  /** What Python is to run. */
  @FunctionalInterface
  interface Source {
    byte[] read() throws IOException;
  }

  static Peer start(String python, Source source) throws PeerException, InterruptedException {
    Peer peer;
    byte[] script;
    try {
      script = source.read();
      String size = Integer.toString(script.length);
      peer = new Peer(python, new ProcessBuilder(python, "-c", Script.start(), size).start());
    } catch (IOException e) {
      throw new PeerException(
          "CPython can't be started: against="
              + python
              + "; give the path of a python3, or leave --against out.");
    }
    Runtime.getRuntime().addShutdownHook(peer.atExit);
    try {
      peer.greet(script);
    } catch (PeerException | InterruptedException | RuntimeException e) {
      peer.close();
      throw e;
    }
    return peer;
  }

  private void greet(byte[] script) throws PeerException, InterruptedException {
    var messages = process.errorReader(StandardCharsets.UTF_8);
    Thread listening = Lines.read(messages, this::note, () -> {});
    Lines.read(process.inputReader(StandardCharsets.UTF_8), answers::add, () -> end(listening));
    write(script);
    greeting = answer().split(" ", 5);
    if (greeting.length != 5 || !greeting[0].equals("ready")) {
      throw unexpected(String.join(" ", greeting));
    }
    folder = Path.of(greeting[4]);
  }

  private void note(String message) {
    if (!message.isBlank()) {
      lastMessage = message.strip();
    }
  }

  /** Its last words come before the news of its end. */
  private void end(Thread listening) {
    try {
      listening.join(FAREWELL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    answers.add(END);
  }

  /** Which Python it is, and how it has started its children so far. */
  public Version version() {
    return new Version(
        greeting[1],
        greeting[2],
        greeting[3],
        Collections.unmodifiableMap(new LinkedHashMap<>(otherMethods)));
  }

  /** Measures a key once: the figure in the key's unit, or nothing if Python has no such thing. */
  public OptionalDouble run(String key) throws PeerException, InterruptedException {
    String[] words = ask(key, 2);
    if (words.length == 1) {
      return OptionalDouble.empty();
    }
    double figure = number(words, 0);
    if (!words[1].equals(greeting[3])) {
      otherMethods.put(key, words[1]);
    }
    return OptionalDouble.of(figure);
  }

  /** The answer to a line: so many words, or the one word "unknown". */
  String[] ask(String question, int expected) throws PeerException, InterruptedException {
    write((question + "\n").getBytes(StandardCharsets.US_ASCII));
    String answer = answer();
    String[] words = answer.split(" ", -1);
    if (words.length != expected && !answer.equals("unknown")) {
      throw unexpected(answer);
    }
    return words;
  }

  /** A number of an answer. */
  double number(String[] words, int index) throws PeerException {
    try {
      return Double.parseDouble(words[index]);
    } catch (NumberFormatException e) {
      throw unexpected(String.join(" ", words));
    }
  }

  /** If Python has ended, that is told in place of the answer, with its last words. */
  private void write(byte[] bytes) {
    try {
      questions.write(bytes);
      questions.flush();
    } catch (IOException e) {
      // whoever reads the answers will see the end
    }
  }

  /** Where its files lie while it runs. */
  Path folder() {
    return folder;
  }

  /** The processes it has started and that still run. */
  Stream<ProcessHandle> children() {
    return process.children();
  }

  private String answer() throws PeerException, InterruptedException {
    String answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (answer == null) {
      throw new PeerException(
          "Python gave no answer: against=" + python + " seconds=" + PATIENCE.toSeconds() + ".");
    }
    return answer;
  }

  private PeerException unexpected(String answer) {
    String message = lastMessage;
    return new PeerException(
        "Python did not do its part: against="
            + python
            + (answer.equals(END) ? " ended" : " answer=" + answer)
            + (message.isEmpty() ? "" : " message=" + message)
            + "; it has to be Python 3.8 or newer with multiprocessing.");
  }

  @Override
  public void close() {
    stop(FAREWELL);
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // the tool is ending: the hook does the same once more, to no effect
    }
  }

  /** Python ends its children and itself when its input ends; by force if it does not. */
  private void stop(Duration patience) {
    try {
      questions.close();
    } catch (IOException e) {
      // it has gone by itself
    }
    boolean interrupted = Thread.interrupted();
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        force();
      }
    } catch (InterruptedException e) {
      interrupted = true;
      force();
    }
    if (folder != null) {
      Leftovers.remove(folder);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Spares the tracker that removes their semaphores: it goes when all others are gone. */
  private void force() {
    process
        .descendants()
        .filter(each -> !each.info().commandLine().orElse("").contains("resource_tracker"))
        .forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
