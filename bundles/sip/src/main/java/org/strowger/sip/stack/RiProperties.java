package org.strowger.sip.stack;

import java.util.Properties;
import org.strowger.lib.jainsip.NoServerLogger;
import org.strowger.lib.jainsip.Slf4jStackLogger;

/** The settings under which the reference implementation is used; docs/adr/0005-sip-stack.md says why. */
final class RiProperties {
    private RiProperties() {}

    static Properties make() {
        Properties p = new Properties();
        p.setProperty("javax.sip.STACK_NAME", "strowger-sip");
        p.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
        set(p, "AUTOMATIC_DIALOG_ERROR_HANDLING", "false");
        set(p, "DELIVER_UNSOLICITED_NOTIFY", "true");
        set(p, "STACK_LOGGER", Slf4jStackLogger.class.getName());
        set(p, "SERVER_LOGGER", NoServerLogger.class.getName());
        set(p, "REENTRANT_LISTENER", "true");
        set(p, "THREAD_POOL_SIZE", "2");
        set(p, "THREAD_PRIORITY", Integer.toString(Thread.NORM_PRIORITY));
        set(p, "TIMER_CLASS_NAME", "gov.nist.javax.sip.stack.timers.ScheduledExecutorSipTimer");
        set(p, "RELEASE_REFERENCES_STRATEGY", "Normal");
        set(p, "LOG_STACK_TRACE_ON_MESSAGE_SEND", "false");
        return p;
    }

    private static void set(Properties p, String name, String value) {
        p.setProperty("gov.nist.javax.sip." + name, value);
    }
}
