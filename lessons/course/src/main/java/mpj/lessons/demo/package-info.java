/**
 * The course as a table of contents: lessons, their demos, the settings of a demo and what a demo's
 * run leaves behind. Each lesson has a package of its own below this one; a lesson may use this
 * package, the library and nothing of another lesson. Nothing here draws on a screen or reads a
 * command line.
 */
package mpj.lessons.demo;
