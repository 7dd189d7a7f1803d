/**
 * The course as a table of contents: lessons, their demos, the settings of a demo; and what every
 * demo is made of: {@link mpj.lessons.demo.Demo}, {@link mpj.lessons.demo.Notes}, {@link
 * mpj.lessons.demo.Trials}. Demos are found by their files. Nothing here draws on a screen or reads
 * a command line.
 *
 * <p>May use {@code story}, {@code text} and the library.
 */
package mpj.lessons.demo;
