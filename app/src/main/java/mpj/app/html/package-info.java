/**
 * A run as one page that needs nothing else: its lanes as a drawing that can be zoomed, its lines
 * with their notes, what was to be seen; and the frame and markup of any page. It uses {@code run}
 * and {@code timeline}.
 */
package mpj.app.html;
