package org.strowger.sip.server;

import java.util.Set;
import org.strowger.api.core.Scheduler;
import org.strowger.sip.stack.Pressure;

/**
 * Decides, before anything costly is done, which requests outside dialogs are let in. When there is too much to do, no
 * new calls are: those that go on, and phones that register, come first. Emergency calls have places of their own.
 * Thread safe.
 */
final class Doorkeeper {
    /** More emergency calls a second than any house has; without a limit everybody in a flood would call one. */
    private static final int EMERGENCY_PER_SECOND = 50;

    private final Admission everybody;
    private final Admission emergencies;
    private final Pressure pressure;
    private final Set<String> emergencyNumbers;

    Doorkeeper(int perSecond, Pressure pressure, Set<String> emergencyNumbers, Scheduler scheduler) {
        this.everybody = new Admission(perSecond, scheduler);
        this.emergencies = new Admission(EMERGENCY_PER_SECOND, scheduler);
        this.pressure = pressure;
        this.emergencyNumbers = Set.copyOf(emergencyNumbers);
    }

    /** @param dialed user part of the request URI */
    boolean admit(String method, String dialed) {
        boolean call = method.equals("INVITE");
        if (call && emergencyNumbers.contains(dialed) && emergencies.admit()) {
            return true;
        }
        return !(call && pressure.high()) && everybody.admit();
    }
}
