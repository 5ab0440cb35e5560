package org.strowger.api.call;

/** The caller is gone; leaves a {@link CallScript} through all its finally blocks. */
public class HungUpException extends Exception {
    private static final long serialVersionUID = 1L;

    public HungUpException() {
        super("the caller hung up", null, false, false);
    }
}
