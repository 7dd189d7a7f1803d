package mpj.multiprocessing.internal.codec;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.util.IdentityHashMap;
import mpj.multiprocessing.Shared;

/**
 * Writes an object graph. The library's own forms replace objects that the JDK cannot or must not
 * write.
 */
final class GraphWriter extends ObjectOutputStream {
  private final Encoder message;
  // One stand-in for each object, so that an object that occurs several times is one object on
  // arrival.
  private final IdentityHashMap<Object, Object> standIns = new IdentityHashMap<>();

  GraphWriter(OutputStream to, Encoder message) throws IOException {
    super(to);
    this.message = message;
    enableReplaceObject(true);
  }

  @Override
  protected void annotateClass(Class<?> type) {
    SessionMessage.note(message, type);
  }

  @Override
  protected void annotateProxyClass(Class<?> type) {
    SessionMessage.note(message, type);
  }

  @Override
  protected Object replaceObject(Object value) {
    if (value instanceof SerializedLambda lambda) {
      SessionMessage.noteMethod(message, lambda);
    }
    if (value instanceof Serializable && !(value instanceof Shared)) {
      RebuildCheck.check(value);
      return value;
    }
    Object known = standIns.get(value);
    if (known != null) {
      return known;
    }
    Object standIn = standIn(value);
    if (standIn == null) {
      return value;
    }
    standIns.put(value, standIn);
    return standIn;
  }

  private Object standIn(Object value) {
    if (value instanceof Shared shared) {
      message.mention(shared);
      return new SharedForm(shared);
    }
    if (value instanceof Record) {
      return RecordForm.of(value);
    }
    if (ProgramObject.is(value)) {
      Encoder part = message.part();
      ProgramObject.write(part, value);
      return new ProgramForm(part.toBytes());
    }
    return ViewCopy.of(value);
  }
}
