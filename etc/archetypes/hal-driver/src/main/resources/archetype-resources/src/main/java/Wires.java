package ${package};

import java.util.function.Consumer;

/** What the driver needs of its hardware. The only thing here that a test has to fake. */
interface Wires extends AutoCloseable {
    /** @param hook told true when the telephone is off hook, on one thread */
    void open(Consumer<Boolean> hook);

    void ring(boolean on);

    /** After return nobody is told any more. */
    @Override
    void close();
}
