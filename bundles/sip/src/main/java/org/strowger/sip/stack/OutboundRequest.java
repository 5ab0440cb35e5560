package org.strowger.sip.stack;

import java.util.ArrayList;
import java.util.List;

/**
 * A request to send.
 *
 * @param uri the request URI
 * @param flow where it goes, whatever the URI says
 * @param branch of the Via; the same for a CANCEL and what it cancels
 * @param from complete value, with tag
 * @param to complete value
 * @param headers all others, Contact and Route among them; not Via, Max-Forwards, Content-*
 * @param body null for none
 * @param hops for Max-Forwards
 */
public record OutboundRequest(
        String method,
        String uri,
        Flow flow,
        String branch,
        String callId,
        long cseq,
        String from,
        String to,
        List<Header> headers,
        String contentType,
        String body,
        int hops) {
    private static final int HOPS = 70;

    public OutboundRequest {
        headers = List.copyOf(headers);
    }

    public OutboundRequest(
            String method,
            String uri,
            Flow flow,
            String branch,
            String callId,
            long cseq,
            String from,
            String to,
            List<Header> headers,
            String contentType,
            String body) {
        this(method, uri, flow, branch, callId, cseq, from, to, headers, contentType, body, HOPS);
    }

    /** Of a call that came from elsewhere, so that a loop ends. */
    public OutboundRequest hops(int left) {
        return new OutboundRequest(method, uri, flow, branch, callId, cseq, from, to, headers, contentType, body, left);
    }

    public OutboundRequest with(List<Header> more) {
        List<Header> all = new ArrayList<>(headers);
        all.addAll(more);
        return new OutboundRequest(method, uri, flow, branch, callId, cseq, from, to, all, contentType, body, hops);
    }

    public OutboundRequest content(String type, String text) {
        return new OutboundRequest(method, uri, flow, branch, callId, cseq, from, to, headers, type, text, hops);
    }

    /** The CANCEL for this INVITE (RFC 3261 section 9.1), with more headers. */
    public OutboundRequest cancel(List<Header> more) {
        List<Header> kept = new ArrayList<>(
                headers.stream().filter(h -> h.name().equals("Route")).toList());
        kept.addAll(more);
        return new OutboundRequest("CANCEL", uri, flow, branch, callId, cseq, from, to, kept, null, null);
    }
}
