package mpj.multiprocessing.manager;

import mpj.multiprocessing.structure.RecordType;

/** The types of objects that a manager can host, by their numbers as records. */
final class HostedType {
  /**
   * Makes a new object.
   *
   * @throws IllegalArgumentException if there is no such type
   */
  static Hosted make(int type) {
    if (type == RecordType.LIST) {
      return new HostedList();
    }
    throw new IllegalArgumentException("not a type that a manager hosts: type=" + type);
  }

  private HostedType() {}
}
