package mpj.lessons.exercise;

/**
 * What running one of the programs of lesson 1 showed.
 *
 * @param program its name
 * @param cpuShare how much it computed, of the time that it computed or waited, from 0 to 1
 * @param threadsMillis how long several of it took by threads of one process
 * @param processesMillis how long they took by a process each
 * @param takesAll whether one that crashed took its JVM with it
 */
public record Measured(
    String program, double cpuShare, long threadsMillis, long processesMillis, boolean takesAll) {}
