package org.strowger.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class StreamFramingTest {
    private static final LinkLimits LIMITS = new LinkLimits(10, 10, 4096, 1024);
    private final StreamFraming framing = new StreamFraming(LIMITS);
    private final Collected found = new Collected();

    private static String message(String length, String body) {
        return "MESSAGE sip:a SIP/2.0\r\nVia: SIP/2.0/TCP b;branch=z9hG4bK1\r\nFrom: <sip:c>;tag=1\r\nTo: <sip:d>\r\n"
                + "Call-ID: e\r\nCSeq: 1 MESSAGE\r\n" + length + "\r\n" + body;
    }

    private static String message(String body) {
        return message("Content-Length: " + body.length() + "\r\n", body);
    }

    private void feed(String text) throws FramingException {
        framing.feed(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), found);
    }

    private String refusal(String text) {
        FramingException e = catchThrowableOfType(FramingException.class, () -> feed(text));
        assertThat(e).as(text).isNotNull();
        return new String(e.farewell(), StandardCharsets.UTF_8);
    }

    @Test
    public void twoMessagesInOneSegment() throws FramingException {
        feed(message("one") + message("") + message("three"));
        assertThat(found.messages).containsExactly(message("one"), message(""), message("three"));
        assertThat(framing.begun()).isFalse();
    }

    @Test
    public void oneMessageByteByByte() throws FramingException {
        for (char c : message("body\r\n\r\nof it").toCharArray()) {
            feed(Character.toString(c));
        }
        assertThat(found.messages).containsExactly(message("body\r\n\r\nof it"));
    }

    @Test
    public void twoLineEndsAreAnsweredWithOne() throws FramingException {
        feed("\r\n");
        assertThat(found.answers).isEmpty();
        feed("\r\n" + message("x") + "\r\n\r\n");
        assertThat(found.answers).hasSize(2).allSatisfy(a -> assertThat(a).isEqualTo("\r\n".getBytes()));
        assertThat(found.messages).hasSize(1);
    }

    @Test
    public void aLengthThatCannotBeBelievedEndsTheConnection() {
        for (String bad : new String[] {
            "", "Content-Length: -1\r\n", "Content-Length: x\r\n", "Content-Length: 99999999999999999999\r\n",
            "Content-Length: 3\r\nl: 4\r\n", "l: 3\r\nl: 3\r\n", "Content-Length: +3\r\n", "Content-Length: 3, 4\r\n"
        }) {
            StreamFraming fresh = new StreamFraming(LIMITS);
            FramingException e = catchThrowableOfType(
                    FramingException.class,
                    () -> fresh.feed(ByteBuffer.wrap(message(bad, "abc").getBytes()), found));
            assertThat(e).as(bad).isNotNull();
            assertThat(new String(e.farewell()))
                    .as(bad)
                    .startsWith("SIP/2.0 400 ")
                    .contains("call-id: e");
        }
        assertThat(found.messages).isEmpty();
    }

    @Test
    public void whatIsTooLargeIsRefusedBeforeItComes() {
        assertThat(refusal(message("Content-Length: 999999999\r\n", ""))).startsWith("SIP/2.0 513 ");
    }

    @Test
    public void aHeadWithoutEndIsRefused() {
        assertThat(refusal(message("X: " + "y".repeat(2000), ""))).startsWith("SIP/2.0 513 ");
    }

    @Test
    public void bareLineEndsAreRefused() {
        assertThat(refusal(message("x").replace("\r\n", "\n"))).isEmpty();
        StreamFraming fresh = new StreamFraming(LIMITS);
        String mixed = message("X: a\nContent-Length: 0\r\nY: b\rl: 5\r\nContent-Length: 3\r\n", "abc");
        FramingException e = catchThrowableOfType(
                FramingException.class, () -> fresh.feed(ByteBuffer.wrap(mixed.getBytes()), found));
        assertThat(new String(e.farewell())).startsWith("SIP/2.0 400 ");
    }

    @Test
    public void responsesAndNonsenseAreNotAnswered() {
        assertThat(refusal("SIP/2.0 200 OK\r\nVia: x\r\n\r\n")).isEmpty();
        assertThat(new StreamFraming(LIMITS).ping()).isNull();
    }

    @Test
    public void somethingBegunIsKnown() throws FramingException {
        feed(message("abc").substring(0, 40));
        assertThat(framing.begun()).isTrue();
    }
}
