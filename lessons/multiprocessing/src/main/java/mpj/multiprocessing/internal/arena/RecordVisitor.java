package mpj.multiprocessing.internal.arena;

/** Visits the records of an arena, one by one. */
public interface RecordVisitor {
  void visit(RecordType type, Block record);
}
