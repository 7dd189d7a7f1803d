package mpj.multiprocessing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the library logs in this process, in the place of its usual output, until it is closed. */
public final class Warnings extends Handler implements AutoCloseable {
  private final Logger logger = Logger.getLogger("mpj.multiprocessing");
  private final List<String> messages = new CopyOnWriteArrayList<>();

  /** Begins to listen. */
  public Warnings() {
    logger.addHandler(this);
    logger.setUseParentHandlers(false);
  }

  /** Returns the messages until now, which grow. */
  public List<String> messages() {
    return messages;
  }

  @Override
  public void publish(LogRecord message) {
    messages.add(message.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
