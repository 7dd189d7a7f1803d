package mpj.multiprocessing.wire;

/**
 * Says which classes a decoder may load. Within a process tree every class may come in; who listens
 * to strangers keeps a list. Implemented by a plain class: a lambda would cost a child's start-up.
 */
public interface Admission {
  /** Whether the class of this binary name ({@code java.util.Map$Entry}) may be loaded. */
  boolean admits(String className);
}
