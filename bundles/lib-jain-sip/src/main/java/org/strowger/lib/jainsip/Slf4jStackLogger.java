package org.strowger.lib.jainsip;

import gov.nist.core.StackLogger;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what the SIP stack has to say to slf4j, so that log4j 1 is never loaded. The stack calls "error" what any peer
 * on the network can cause with one odd packet; all of it is debug for us, and what matters is reported by our own code
 * through the listener.
 */
public final class Slf4jStackLogger implements StackLogger {
    private static final Logger LOG = LoggerFactory.getLogger("org.strowger.sip.jain");
    /** Static, because the RI keeps one logger for the whole class loader. */
    private static volatile boolean tracing;

    /** Whether messages are handed to the server logger; off at start, because it costs on every message. */
    public static void traceMessages(boolean on) {
        tracing = on;
    }

    @Override
    public void logStackTrace() {
        LOG.trace("here", new Throwable("stack trace asked for by the stack"));
    }

    @Override
    public void logStackTrace(int traceLevel) {
        logStackTrace();
    }

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void logException(Throwable ex) {
        debug("exception", ex);
    }

    @Override
    public void logDebug(String message) {
        LOG.trace(message);
    }

    @Override
    public void logDebug(String message, Exception ex) {
        LOG.trace(message, ex);
    }

    @Override
    public void logTrace(String message) {
        LOG.trace(message);
    }

    @Override
    public void logFatalError(String message) {
        LOG.error("The SIP stack reports: {}", message);
    }

    @Override
    public void logError(String message) {
        LOG.debug(message);
    }

    @Override
    public void logError(String message, Exception ex) {
        debug(message, ex);
    }

    @Override
    public void logWarning(String message) {
        LOG.debug(message);
    }

    @Override
    public void logInfo(String message) {
        LOG.trace(message);
    }

    @Override
    public boolean isLoggingEnabled() {
        return LOG.isDebugEnabled();
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        if (level == TRACE_MESSAGES) {
            return tracing || LOG.isTraceEnabled();
        }
        return level <= TRACE_WARN ? LOG.isDebugEnabled() : LOG.isTraceEnabled();
    }

    @Override
    public void disableLogging() {
        LOG.trace("The level is slf4j's business");
    }

    @Override
    public void enableLogging() {
        LOG.trace("The level is slf4j's business");
    }

    @Override
    public void setBuildTimeStamp(String timestamp) {
        LOG.trace("built {}", timestamp);
    }

    @Override
    public void setStackProperties(Properties properties) {
        LOG.trace("configured");
    }

    @Override
    public String getLoggerName() {
        return LOG.getName();
    }

    private static void debug(String message, Throwable ex) {
        LOG.debug("{}: {}", message, String.valueOf(ex));
        LOG.trace(message, ex);
    }
}
