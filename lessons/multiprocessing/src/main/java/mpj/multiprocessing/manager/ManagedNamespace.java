package mpj.multiprocessing.manager;

import java.util.LinkedHashSet;
import java.util.NoSuchElementException;
import java.util.Set;
import mpj.multiprocessing.internal.memory.HostedType;

/**
 * A set of named values that a {@link Manager} hosts. In Python's {@code manager.Namespace()} they
 * are attributes.
 *
 * <p><b>What happens if a process dies here.</b> Each value is the old one or the new one. If the
 * server dies or is shut down, every method throws {@link ManagerGone} within two seconds.
 */
public final class ManagedNamespace extends Managed {
  private static final long serialVersionUID = 1L;

  ManagedNamespace(ObjectRef link) {
    super(link);
  }

  /** Returns the namespace that another process sent. */
  public static ManagedNamespace attach(long handle) {
    return new ManagedNamespace(ObjectRef.arrived(handle, HostedType.NAMESPACE));
  }

  /**
   * Returns a copy of a value, as the type that the caller expects.
   *
   * @throws NoSuchElementException if there is no value of that name
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the caller knows the type
  public <T> T get(String name) {
    Object value = link().call(HostedDict.GET, name);
    if (value == null && !has(name)) {
      throw new NoSuchElementException(
          "nothing of that name was set: name=" + name + " namespace=" + this);
    }
    return (T) value;
  }

  /** Returns a copy of a value, or {@code otherwise} if there is no value of that name. */
  @SuppressWarnings("unchecked") // as with every value, the caller knows the type
  public <T> T get(String name, T otherwise) {
    return (T) link().call(HostedDict.GET_OR_DEFAULT, name, otherwise);
  }

  /** Sets a value. It may be null. */
  public void set(String name, Object value) {
    link().call(HostedDict.PUT, name, value);
  }

  /** Returns whether there is a value of that name. */
  public boolean has(String name) {
    return (Boolean) link().call(HostedDict.HAS_KEY, name);
  }

  /** Removes a value, if there is one of that name. */
  public void remove(String name) {
    link().call(HostedDict.REMOVE, name);
  }

  /** Returns a copy of all names, in the order in which they were first set. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Object name : (Object[]) link().call(HostedDict.KEYS)) {
      names.add((String) name);
    }
    return names;
  }
}
