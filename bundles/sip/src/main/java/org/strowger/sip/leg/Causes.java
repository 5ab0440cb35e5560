package org.strowger.sip.leg;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.strowger.api.call.Cause;
import org.strowger.sip.stack.Header;
import org.strowger.sip.stack.SipMessage;

/** SIP status codes and Reason headers to causes and back (RFC 3398, RFC 3326). */
public final class Causes {
    private static final Pattern Q850 = Pattern.compile("(?i)\\s*Q\\.850\\s*;.*?\\bcause\\s*=\\s*(\\d{1,3}).*");
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)\\s*SIP\\s*;.*?\\bcause\\s*=\\s*200\\b.*");
    private static final Map<Cause, Integer> STATUS = new EnumMap<>(Cause.class);

    static {
        STATUS.put(Cause.NORMAL_CLEARING, 480);
        STATUS.put(Cause.UNALLOCATED_NUMBER, 404);
        STATUS.put(Cause.USER_BUSY, 486);
        STATUS.put(Cause.NO_USER_RESPONSE, 408);
        STATUS.put(Cause.NO_ANSWER, 480);
        STATUS.put(Cause.SUBSCRIBER_ABSENT, 480);
        STATUS.put(Cause.CALL_REJECTED, 603);
        STATUS.put(Cause.NUMBER_CHANGED, 410);
        STATUS.put(Cause.INVALID_NUMBER, 484);
        STATUS.put(Cause.FACILITY_REJECTED, 501);
        STATUS.put(Cause.NETWORK_OUT_OF_ORDER, 502);
        STATUS.put(Cause.TEMPORARY_FAILURE, 500);
        STATUS.put(Cause.CONGESTION, 503);
        STATUS.put(Cause.NOT_ALLOWED, 403);
        STATUS.put(Cause.INCOMPATIBLE_MEDIA, 488);
        STATUS.put(Cause.RECOVERY_ON_TIMER, 504);
        STATUS.put(Cause.INTERWORKING, 500);
        STATUS.put(Cause.ANSWERED_ELSEWHERE, 480);
        STATUS.put(Cause.ORIGINATOR_CANCEL, 487);
        STATUS.put(Cause.MEDIA_TIMEOUT, 504);
        STATUS.put(Cause.SYSTEM_RESTART, 503);
        STATUS.put(Cause.CLEARED_BY_ADMIN, 480);
        STATUS.put(Cause.TOO_MANY_HOPS, 482);
    }

    private Causes() {}

    /** The final response that refuses an INVITE for this cause. */
    static int status(Cause cause) {
        return STATUS.get(cause);
    }

    /** Reason header for BYE, CANCEL and refusals. */
    static List<Header> reason(Cause cause) {
        String value = cause == Cause.ANSWERED_ELSEWHERE
                ? "SIP;cause=200;text=\"Call completed elsewhere\""
                : "Q.850;cause=" + cause.q850();
        return List.of(new Header("Reason", value));
    }

    /** Why an INVITE was refused: the Reason header when it says more than the status. */
    static Cause of(int status, SipMessage response) {
        Cause byStatus = ofStatus(status);
        return byStatus == Cause.INTERWORKING || status == 480 || status >= 500 && status < 600
                ? stated(response, byStatus)
                : byStatus;
    }

    /** Why a party ended it, as its BYE or CANCEL says. */
    static Cause stated(SipMessage message, Cause otherwise) {
        for (String reason : message.headers("Reason")) {
            if (ELSEWHERE.matcher(reason).matches()) {
                return Cause.ANSWERED_ELSEWHERE;
            }
            Matcher q850 = Q850.matcher(reason);
            if (q850.matches()) {
                return ofQ850(Integer.parseInt(q850.group(1)), otherwise);
            }
        }
        return otherwise;
    }

    private static Cause ofQ850(int value, Cause otherwise) {
        if (otherwise.q850() == value) {
            return otherwise;
        }
        for (Cause cause : Cause.values()) {
            if (cause.q850() == value) {
                return cause;
            }
        }
        return otherwise;
    }

    private static Cause ofStatus(int status) {
        return switch (status) {
            case 401, 402, 403, 407, 603, 607, 608 -> Cause.CALL_REJECTED;
            case 404, 604 -> Cause.UNALLOCATED_NUMBER;
            case 301, 410 -> Cause.NUMBER_CHANGED;
            case 408 -> Cause.NO_USER_RESPONSE;
            case 480 -> Cause.NO_ANSWER;
            case 486, 600 -> Cause.USER_BUSY;
            case 484, 485 -> Cause.INVALID_NUMBER;
            case 482, 483 -> Cause.TOO_MANY_HOPS;
            case 487 -> Cause.ORIGINATOR_CANCEL;
            case 406, 415, 488, 606 -> Cause.INCOMPATIBLE_MEDIA;
            case 430, 502 -> Cause.NETWORK_OUT_OF_ORDER;
            case 500, 504 -> Cause.TEMPORARY_FAILURE;
            case 501 -> Cause.FACILITY_REJECTED;
            case 503 -> Cause.CONGESTION;
            default -> status >= 300 && status < 400 ? Cause.CALL_REJECTED : Cause.INTERWORKING;
        };
    }
}
