package org.strowger.codecs.natives;

import java.lang.ref.Cleaner;
import java.util.function.LongConsumer;

/**
 * State of a native coder. It is freed exactly once: by {@link #close}, however often that is called, or after its owner
 * was forgotten. Not thread safe: its owner synchronises, so that nothing is freed while a native method works with it.
 */
public final class NativeState implements AutoCloseable {
    private final Cleaner.Cleanable cleanable;
    private long address;

    /**
     * @param owner the object whose end frees the state when nobody closes it
     * @param address what the native library returned
     * @param free the library's function; must not refer to the owner
     * @throws IllegalStateException when the library had no memory
     */
    public NativeState(Cleaner cleaner, Object owner, long address, LongConsumer free) {
        if (address == 0) {
            throw new IllegalStateException("no memory for a native coder");
        }
        this.address = address;
        cleanable = cleaner.register(owner, () -> free.accept(address));
    }

    /** False after it was closed: then the address must not be used. */
    public boolean open() {
        return address != 0;
    }

    public long address() {
        return address;
    }

    @Override
    public void close() {
        address = 0;
        cleanable.clean();
    }
}
