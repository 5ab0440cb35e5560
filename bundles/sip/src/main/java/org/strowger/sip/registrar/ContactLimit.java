package org.strowger.sip.registrar;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which binding makes room for a device that comes beyond the limit: one that does not answer any more, else the oldest of
 * what looks like the same device (it came from the same address with the same, named, user agent, so it has restarted
 * and taken another port). Otherwise nobody makes room and the newcomer is refused: a stranger with the password must not
 * push the real phone out.
 */
final class ContactLimit {
    private ContactLimit() {}

    /** @param others bindings that the request itself does not name */
    static Optional<Slot> victim(List<Slot> others, RegisterRequest request, String userAgent) {
        Comparator<Slot> oldest = Comparator.comparing(s -> s.binding().registeredAt());
        Optional<Slot> silent =
                others.stream().filter(s -> !s.binding().reachable()).min(oldest);
        return silent.isPresent()
                ? silent
                : others.stream()
                        .filter(s -> !userAgent.isEmpty()
                                && s.binding().userAgent().equals(userAgent)
                                && s.binding()
                                        .source()
                                        .getAddress()
                                        .equals(request.source().getAddress()))
                        .min(oldest);
    }
}
