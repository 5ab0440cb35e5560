package org.strowger.sip.leg;

import java.util.Locale;
import java.util.Optional;
import org.strowger.api.call.Leg.State;
import org.strowger.api.sip.SipAccount;

/** Which dialog a Replaces header means (RFC 3891), tags as its receiver sees them. */
public record Replaces(String callId, String toTag, String fromTag, boolean earlyOnly) {
    private static final int LONGEST = 1024;

    /** Empty when it cannot be read. */
    public static Optional<Replaces> parse(String value) {
        if (value.length() > LONGEST) {
            return Optional.empty();
        }
        String[] parts = value.split(";", -1);
        String toTag = "";
        String fromTag = "";
        boolean early = false;
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].trim();
            String name = part.toLowerCase(Locale.ROOT);
            if (name.startsWith("to-tag=")) {
                toTag = part.substring("to-tag=".length());
            } else if (name.startsWith("from-tag=")) {
                fromTag = part.substring("from-tag=".length());
            } else if (name.equals("early-only")) {
                early = true;
            }
        }
        boolean complete = !parts[0].isBlank() && !toTag.isEmpty() && !fromTag.isEmpty();
        return complete ? Optional.of(new Replaces(parts[0].trim(), toTag, fromTag, early)) : Optional.empty();
    }

    /** The dialog, when there is one and it is this account's own: to anybody else it does not exist. */
    public Optional<SipLeg> find(LegTable legs, SipAccount account) {
        return legs.dialog(callId, toTag)
                .filter(leg -> leg.account.user().equals(account.user()))
                .filter(leg -> leg.dialog.hasTag(fromTag));
    }

    /** The status with which an INVITE that wants this leg's place is refused; 0 when it may have it. */
    public int refusal(SipLeg leg) {
        return switch (leg.state()) {
            case ENDED -> 603;
            case UP -> earlyOnly ? 486 : 0;
            default -> leg.inbound() ? 481 : leg.state() == State.RINGING ? 0 : 481;
        };
    }
}
