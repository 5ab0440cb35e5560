package org.strowger.calls;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Which bundle something comes from: that of its class, lambdas included. */
final class Owner {
    /** Of what comes from no bundle. */
    static final long NOBODY = -1;

    private Owner() {}

    static long of(Object something) {
        Bundle bundle = something == null ? null : FrameworkUtil.getBundle(something.getClass());
        return bundle == null ? NOBODY : bundle.getBundleId();
    }

    static Set<Long> ofAll(Object... things) {
        return Arrays.stream(things).map(Owner::of).collect(Collectors.toSet());
    }

    /** Whether the bundle it comes from has been stopped, or is being stopped now. */
    static boolean stopped(Object something) {
        Bundle bundle = something == null ? null : FrameworkUtil.getBundle(something.getClass());
        return bundle != null && stopped(bundle);
    }

    static boolean stopped(Bundle bundle) {
        int state = bundle.getState();
        return state != Bundle.ACTIVE && state != Bundle.STARTING;
    }
}
