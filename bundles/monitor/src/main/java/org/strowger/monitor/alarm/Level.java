package org.strowger.monitor.alarm;

/** A limit that is passed at one figure and left at another. Used by one thread. */
final class Level {
    private final double enter;
    private final double leave;
    private boolean above;

    Level(double enter, double leave) {
        this.enter = enter;
        this.leave = leave;
    }

    boolean above(double value) {
        above = value >= (above ? leave : enter);
        return above;
    }
}
