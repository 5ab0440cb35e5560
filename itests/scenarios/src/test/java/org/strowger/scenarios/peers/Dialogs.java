package org.strowger.scenarios.peers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds dialogs in the log of a phone that prints its messages. */
final class Dialogs {
    private static final Pattern CALL_ID = Pattern.compile("(?m)^Call-ID: *(\\S+)");

    private Dialogs() {}

    /** The dialog of an answered call to a number, as a Replaces parameter of a URI. */
    static String replaces(String log, String number) {
        Matcher answer =
                Pattern.compile("(?s)SIP/2\\.0 200 OK\\s.*?\\r?\\n\\r?\\n").matcher(log);
        while (answer.find()) {
            String message = answer.group();
            Matcher to = Pattern.compile("(?m)^To:.*sip:" + number + "@.*;tag=([^;\\s]+)")
                    .matcher(message);
            Matcher from = Pattern.compile("(?m)^From:.*;tag=([^;\\s]+)").matcher(message);
            Matcher callId = CALL_ID.matcher(message);
            boolean invite =
                    Pattern.compile("(?m)^CSeq: *\\d+ INVITE").matcher(message).find();
            if (invite && to.find() && from.find() && callId.find()) {
                return callId.group(1) + "%3Bto-tag%3D" + to.group(1) + "%3Bfrom-tag%3D" + from.group(1);
            }
        }
        throw new AssertionError("no answered call to " + number + " in " + log);
    }
}
