/**
 * The commands by which a learner practises: {@code init}, {@code exercise}, {@code next}, {@code
 * check}, {@code watch}, {@code hint}, {@code solution}, {@code reset} and {@code progress}. They
 * read options, have the rooms below do the work, and answer the exit code.
 */
package mpj.app.exercise;
