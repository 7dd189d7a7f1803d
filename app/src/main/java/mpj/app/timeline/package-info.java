/**
 * What a recording means: each process's life, waits and holds as spans of time, and what passed
 * between processes. Made once from the events; drawings, traces and pages all show the same. It
 * uses {@code course} and the library's events only.
 */
package mpj.app.timeline;
