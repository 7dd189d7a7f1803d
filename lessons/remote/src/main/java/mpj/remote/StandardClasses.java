package mpj.remote;

import java.util.Set;

/** The names of the JDK's value classes, as they appear in serialized form. */
final class StandardClasses {
  private static final String LANG =
      "Object String Number Byte Short Integer Long Float Double Boolean Character Enum Void"
          + " Record Throwable Exception RuntimeException Error StackTraceElement"
          + " ArithmeticException ArrayIndexOutOfBoundsException ArrayStoreException"
          + " AssertionError ClassCastException CloneNotSupportedException"
          + " IllegalArgumentException IllegalMonitorStateException IllegalStateException"
          + " IndexOutOfBoundsException InterruptedException NegativeArraySizeException"
          + " NullPointerException NumberFormatException StringIndexOutOfBoundsException"
          + " UnsupportedOperationException";
  private static final String UTIL =
      "ArrayList LinkedList ArrayDeque PriorityQueue Vector Stack HashMap LinkedHashMap TreeMap"
          + " HashSet LinkedHashSet TreeSet EnumMap EnumSet$SerializationProxy BitSet CollSer"
          + " Arrays$ArrayList AbstractMap$SimpleEntry AbstractMap$SimpleImmutableEntry"
          + " Map$Entry HashMap$Node Collections$EmptyList Collections$EmptySet"
          + " Collections$EmptyMap Collections$SingletonList Collections$SingletonMap"
          + " Collections$SingletonSet Collections$UnmodifiableCollection"
          + " Collections$UnmodifiableList Collections$UnmodifiableRandomAccessList"
          + " Collections$UnmodifiableSet Collections$UnmodifiableSortedSet"
          + " Collections$UnmodifiableNavigableSet Collections$UnmodifiableMap"
          + " Collections$UnmodifiableSortedMap Collections$UnmodifiableNavigableMap"
          + " Collections$ReverseComparator Collections$ReverseComparator2 UUID Date Locale"
          + " Currency ConcurrentModificationException InputMismatchException"
          + " MissingResourceException NoSuchElementException"
          + " concurrent.ConcurrentLinkedQueue concurrent.ConcurrentLinkedDeque"
          + " concurrent.CopyOnWriteArrayList concurrent.CopyOnWriteArraySet"
          + " concurrent.TimeUnit concurrent.TimeoutException concurrent.CancellationException"
          + " concurrent.ExecutionException";
  private static final String MATH = "BigInteger BigDecimal MathContext RoundingMode";
  private static final String IO = "IOException UncheckedIOException EOFException";

  private StandardClasses() {}

  static Set<String> names() {
    return Set.of(
        (all("java.lang.", LANG)
                + all("java.util.", UTIL)
                + all("java.math.", MATH)
                + all("java.io.", IO))
            .strip()
            .split(" "));
  }

  private static String all(String prefix, String names) {
    return (" " + names).replace(" ", " " + prefix);
  }
}
