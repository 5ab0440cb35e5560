package org.strowger.testkit.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Gives an input to what reads it, and fails when that costs more than an input may: then one sender could keep the
 * system busy, or fill its memory, by numbers that he only declares.
 */
public final class Bounded {
    private static final long MOST_CPU_NANOS = 50_000_000;
    private static final long MOST_BYTES = 8 << 20;
    private static final long MOST_BYTES_PER_BYTE = 256;
    /** What happens once does not count: loading classes, compiling, collecting garbage. */
    private static final int TRIES = 4;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Bounded() {}

    /** What reads an input. It may throw only what it is documented to throw, which it must catch itself. */
    @FunctionalInterface
    public interface Reader {
        void read(byte[] input) throws Exception;
    }

    /** Throws what the reader throws, or an AssertionError when it is too dear each time. */
    public static void read(byte[] input, Reader reader) throws Exception {
        long most = MOST_BYTES + MOST_BYTES_PER_BYTE * input.length;
        String dear = "";
        for (int i = 0; i < TRIES; i++) {
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long nanos = THREADS.getCurrentThreadCpuTime();
            reader.read(input);
            nanos = THREADS.getCurrentThreadCpuTime() - nanos;
            bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
            if (nanos <= MOST_CPU_NANOS && bytes <= most) {
                return;
            }
            dear = input.length + " bytes of input cost " + nanos / 1000 + " us and " + bytes + " bytes of memory";
        }
        throw new AssertionError(dear);
    }
}
