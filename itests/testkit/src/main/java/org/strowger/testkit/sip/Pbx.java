package org.strowger.testkit.sip;

import static org.junit.Assume.assumeTrue;

import org.junit.rules.ExternalResource;

/**
 * A running system that a test dials into, as a rule: {@code -Dpbx=127.0.0.1:5060 -Dpbx.number=101 -Dpbx.password=…}, with the number and
 * the password of an extension. Without {@code -Dpbx} tests that have it are skipped.
 */
public final class Pbx extends ExternalResource {
    private SipAgent phone;

    @Override
    protected void before() {
        String server = System.getProperty("pbx");
        assumeTrue("a running system, by -Dpbx", server != null);
        phone = new SipAgent(server, required("pbx.number"), required("pbx.password")).register();
    }

    private static String required(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new AssertionError("-D" + property + " is missing");
        }
        return value;
    }

    /** Registered as the extension. */
    public SipAgent phone() {
        return phone;
    }

    @Override
    protected void after() {
        if (phone != null) {
            phone.unregister();
            phone.close();
        }
    }
}
