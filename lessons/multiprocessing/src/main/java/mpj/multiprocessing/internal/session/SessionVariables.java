package mpj.multiprocessing.internal.session;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.internal.code.Code;
import mpj.multiprocessing.internal.code.CodeFolder;
import mpj.multiprocessing.internal.codec.Variables;

/**
 * The variables of a session in one process. In the main process they have the values that the
 * typed code gave them, and no message changes them. In a child they have the values of the latest
 * message.
 */
final class SessionVariables implements Variables {
  private static final String PREFIX = Session.PACKAGE + ".";
  private static final String USES = "uses";

  private final ClassLoader loader;
  private final boolean child;
  private final Map<String, SessionReferences> known = new HashMap<>();

  SessionVariables(ClassLoader loader, boolean child) {
    this.loader = loader;
    this.child = child;
  }

  @Override
  public boolean knows(String className) {
    return className.startsWith(PREFIX);
  }

  @Override
  public Set<String> readBy(Set<String> code) {
    Set<String> variables = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>(code);
    Deque<String> left = new ArrayDeque<>(code);
    while (!left.isEmpty()) {
      for (String used : usedBy(left.poll())) {
        if (isVariable(used)) {
          variables.add(used);
        } else if (seen.add(used)) {
          left.add(used);
        }
      }
    }
    return variables;
  }

  private Set<String> usedBy(String code) {
    int dot = code.indexOf('.');
    SessionReferences uses = uses(dot < 0 ? code : code.substring(0, dot));
    return dot < 0 ? uses.all() : uses.of(code.substring(dot + 1));
  }

  private static boolean isVariable(String used) {
    return used.indexOf('.') >= 0 && used.indexOf('(') < 0;
  }

  private synchronized SessionReferences uses(String type) {
    SessionReferences uses = known.get(type);
    if (uses == null) {
      uses = read(type.replace('/', '.'));
      known.put(type, uses);
    }
    return uses;
  }

  /**
   * Returns the uses of a class. Reading class files is slow, so the first process that finds the
   * uses writes them into the code folder, and the others read them there.
   */
  private static SessionReferences read(String type) {
    CodeFolder folder = Code.folder();
    try {
      byte[] text = folder.read(type, USES);
      if (text != null) {
        return SessionReferences.parse(new String(text, StandardCharsets.UTF_8).lines().toList());
      }
      byte[] code = folder.read(type, CodeFolder.CLASS);
      if (code == null) {
        return SessionReferences.parse(List.of()); // a class that the session's tool has added
      }
      SessionReferences uses = SessionReferences.of(code);
      folder.write(type, USES, uses.text().getBytes(StandardCharsets.UTF_8));
      return uses;
    } catch (IOException e) {
      throw new UndecodableException("a class of the session cannot be read: class=" + type, e);
    }
  }

  @Override
  public Object value(String variable) {
    try {
      return field(variable).get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no such variable: name=" + variable, e);
    }
  }

  @Override
  public void arrived(String variable, Object value) {
    if (!child) {
      return;
    }
    try {
      field(variable).set(null, value);
    } catch (ReflectiveOperationException e) {
      throw new UndecodableException("no such variable here: name=" + variable, e);
    }
  }

  private Field field(String variable) throws ReflectiveOperationException {
    int dot = variable.indexOf('.');
    String owner = variable.substring(0, dot).replace('/', '.');
    Field field = Class.forName(owner, true, loader).getDeclaredField(variable.substring(dot + 1));
    field.setAccessible(true);
    return field;
  }
}
