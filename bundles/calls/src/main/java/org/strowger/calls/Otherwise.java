package org.strowger.calls;

import java.util.function.Consumer;
import org.strowger.api.call.Cause;

/**
 * What somebody wants to be done when a dialled party does not answer. When his bundle is gone by then, the call goes to the
 * system's fallback. On the call's executor.
 */
final class Otherwise implements Consumer<Cause> {
    private final Call call;
    private final long owner;
    private Consumer<Cause> wish;

    Otherwise(Call call, Consumer<Cause> wish) {
        this.call = call;
        this.wish = wish;
        this.owner = Owner.of(wish);
    }

    /** Number of the bundle whose wish it is. */
    long owner() {
        return owner;
    }

    @Override
    public void accept(Cause cause) {
        if (wish == null || Owner.stopped(wish)) {
            call.fallback().enter("who dialled is out of service");
        } else {
            wish.accept(cause);
        }
    }

    /** The bundle is taken out of service. */
    void forget() {
        wish = null;
    }
}
