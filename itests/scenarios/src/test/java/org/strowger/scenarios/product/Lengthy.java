package org.strowger.scenarios.product;

import static org.junit.Assume.assumeTrue;

import org.junit.rules.ExternalResource;

/**
 * What takes minutes is left out where every change is tested, so that this stays well under an hour. As a rule around the
 * product's, it saves starting that, too.
 */
public final class Lengthy extends ExternalResource {
    @Override
    protected void before() {
        asked();
    }

    /** Goes on unless this is continuous integration and nobody asked for it: {@code -Dlengthy}. */
    public static void asked() {
        assumeTrue(
                "takes minutes: ./test without CI set, or -Dlengthy",
                System.getenv("CI") == null || System.getProperty("lengthy") != null);
    }
}
