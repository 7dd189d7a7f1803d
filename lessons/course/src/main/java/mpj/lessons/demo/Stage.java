package mpj.lessons.demo;

import mpj.lessons.story.Run;

/**
 * One run of a demo, as its notes see it.
 *
 * @param run what has happened up to now
 * @param settings the numbers that were chosen
 */
public record Stage(Run run, Settings settings) {}
