package dev.lockstep.report.plot;

/** Where in a picture the points of a chart are: the box between its axes, in pixels, and their scales. */
record Layout(double left, double top, double right, double bottom, Scale horizontal, Scale vertical) {
    double x(double value) {
        return left + horizontal.place(value) * (right - left);
    }

    double y(double value) {
        return bottom - vertical.place(value) * (bottom - top);
    }
}
