package org.strowger.scenarios.interop;

/** A registered phone of whatever make. What it says is a tone of its own; it tells how long it heard which tone. */
public interface Phone extends AutoCloseable {
    String number();

    /** What it says, in Hz. */
    int tone();

    /** To be told before each call; forgets what was. */
    void prepare();

    /** Says before a call whether it will be the one to end it; only those who do not obey must know. */
    default void endsNext(boolean ends) {}

    /** Gets ready for a call that comes now. */
    default void expect() {}

    void dial(String number);

    /** Waits for a call and takes it. */
    void answer();

    void awaitTalking();

    /** How long it has heard this tone since {@link #prepare}; grows while it does. */
    long heardMillis(int hz);

    /** Can be told to hold, to transfer, and to hang up at any moment. */
    default boolean obeys() {
        return true;
    }

    void hold();

    void resume();

    void key(char digit);

    /** Says which keys the other pressed. */
    default boolean tellsKeys() {
        return true;
    }

    void awaitKey(char digit);

    /** Sends the other to a number. */
    void transfer(String number);

    /** Waits until it is told that a transfer came to nothing. */
    default void awaitTransferFailed() {
        throw new UnsupportedOperationException("does not tell");
    }

    /** Connects the other of the held, earlier call (to or from this number) with the other of the latest call. */
    void join(String earlier);

    void hangup();

    void awaitEnded();

    /** Its messages, for a failed cell. */
    String log();

    @Override
    void close();
}
