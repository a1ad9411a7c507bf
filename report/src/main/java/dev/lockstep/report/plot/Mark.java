package dev.lockstep.report.plot;

/** A place on the x axis that is pointed out. */
public record Mark(double x, String label) {}
