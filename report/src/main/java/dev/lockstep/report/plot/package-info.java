/**
 * Charts as pictures: SVG, whose bytes are the same on every JDK, and PNG.
 *
 * <p>{@link dev.lockstep.report.plot.ChartPainter} draws a {@link dev.lockstep.report.plot.Chart} once, on a {@link dev.lockstep.report.plot.Canvas}, so
 * that both formats show the same. Positions are computed with plain float64 arithmetic and {@link java.lang.StrictMath}.
 */
package dev.lockstep.report.plot;
