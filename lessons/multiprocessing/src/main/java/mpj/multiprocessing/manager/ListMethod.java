package mpj.multiprocessing.manager;

/** The methods of a hosted list that can be called, by the numbers that both sides know. */
final class ListMethod {
  static final int ADD = 1;
  static final int ADD_AT = 2;
  static final int ADD_ALL = 3;
  static final int ADD_ALL_AT = 4;
  static final int GET = 5;
  static final int GET_FIRST = 6;
  static final int GET_LAST = 7;
  static final int SET = 8;
  static final int REMOVE_AT = 9;
  static final int REMOVE = 10;
  static final int REMOVE_FIRST = 11;
  static final int REMOVE_LAST = 12;
  static final int REMOVE_ALL = 13;
  static final int RETAIN_ALL = 14;
  static final int REMOVE_RANGE = 15;
  static final int CLEAR = 16;
  static final int SIZE = 17;
  static final int INDEX_OF = 18;
  static final int LAST_INDEX_OF = 19;
  static final int CONTAINS_ALL = 20;
  static final int ITEMS = 21;
  static final int RANGE = 22;
  static final int REVERSE = 23;
  static final int SORT = 24;
  static final int REPLACE_ALL = 25;
  static final int REMOVE_IF = 26;

  private ListMethod() {}
}
