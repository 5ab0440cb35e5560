package org.strowger.sip.transport;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * SIP over TCP and TLS (RFC 3261 section 18.3): messages end where their Content-Length says, and between them line ends
 * keep the connection alive (RFC 5626 section 3.5.1). What has come so far is kept and nothing more: a length that is only
 * promised costs nothing, and an idle connection holds no buffer.
 */
final class StreamFraming implements Framing {
    private static final byte[] NOTHING = {};
    private static final byte[] CRLF = {'\r', '\n'};
    private static final int FIRST = 1024;
    private static final int END = 4;
    private static final HeadScan.Fault HEAD_TOO_LARGE = new HeadScan.Fault(513, "Message Too Large");
    private static final HeadScan.Fault BARE_LINE_ENDS = new HeadScan.Fault(400, "Bad Line End");
    private static final HeadScan.Fault NO_LENGTH = new HeadScan.Fault(400, "Bad Content-Length");

    private final LinkLimits limits;
    private byte[] kept = NOTHING;
    private int length;
    /** Whole length of the message; -1 as long as its head is not complete. */
    private int whole = -1;

    private int lineEnds;

    StreamFraming(LinkLimits limits) {
        this.limits = limits;
    }

    @Override
    public void feed(ByteBuffer bytes, Output output) throws FramingException {
        while (bytes.hasRemaining()) {
            if (length == 0 && between(bytes, output)) {
                continue;
            }
            if (whole < 0) {
                head(bytes);
            } else {
                take(bytes, whole - length);
            }
            if (whole >= 0 && length == whole) {
                byte[] message = Arrays.copyOf(kept, length);
                forget();
                output.message(message);
            }
        }
    }

    /** Line ends before a message; each second one is a question that one line end answers. */
    private boolean between(ByteBuffer bytes, Output output) throws FramingException {
        byte next = bytes.get(bytes.position());
        if (next != '\r' && next != '\n') {
            lineEnds = 0;
            return false;
        }
        bytes.get();
        if (next == '\n' && ++lineEnds % 2 == 0) {
            output.answer(ByteBuffer.wrap(CRLF));
        }
        return true;
    }

    private void head(ByteBuffer bytes) throws FramingException {
        take(bytes, 1);
        while (bytes.hasRemaining() && !endsHead() && !endsWithoutReturn() && length <= limits.headBytes()) {
            take(bytes, 1);
        }
        if (endsHead()) {
            headComplete();
        } else if (endsWithoutReturn()) {
            throw new FramingException("bare line ends", Head.of(kept, length).refusal(BARE_LINE_ENDS));
        } else if (length > limits.headBytes()) {
            throw new FramingException("head too large", Head.of(kept, length).refusal(HEAD_TOO_LARGE));
        }
    }

    private boolean endsHead() {
        return length >= END
                && kept[length - 1] == '\n'
                && kept[length - 2] == '\r'
                && kept[length - 3] == '\n'
                && kept[length - 4] == '\r';
    }

    private boolean endsWithoutReturn() {
        return length >= 2 && kept[length - 1] == '\n' && kept[length - 2] == '\n';
    }

    private void headComplete() throws FramingException {
        Head head = Head.of(kept, length - END);
        HeadScan.Fault fault = HeadScan.of(kept, length - END, HeadLimits.USUAL, true);
        long body = head.contentLength();
        if (fault == null && body < 0) {
            fault = NO_LENGTH;
        }
        if (fault == null && length + body > limits.messageBytes()) {
            fault = HEAD_TOO_LARGE;
        }
        if (fault != null) {
            throw new FramingException(fault.reason(), head.refusal(fault));
        }
        whole = length + (int) body;
    }

    private void take(ByteBuffer bytes, int most) {
        int count = Math.min(most, bytes.remaining());
        if (length + count > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(length + count, Math.max(FIRST, kept.length * 2)));
        }
        bytes.get(kept, length, count);
        length += count;
    }

    private void forget() {
        kept = NOTHING;
        length = 0;
        whole = -1;
    }

    @Override
    public ByteBuffer encode(byte[] message) {
        return ByteBuffer.wrap(message);
    }

    @Override
    public boolean begun() {
        return length > 0;
    }

    @Override
    public ByteBuffer ping() {
        return null;
    }
}
