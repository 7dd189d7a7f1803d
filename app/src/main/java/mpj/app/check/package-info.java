/**
 * What authors have checked: that every demo has its text, its notes and a source that is short
 * enough, runs, ends and shows what it is to show, and that what is drawn and written of a run says
 * the same as its events. It runs demos by {@code run} and looks at what {@code narration}, {@code
 * json} and {@code timeline} make of them.
 */
package mpj.app.check;
