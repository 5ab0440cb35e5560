package org.strowger.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.Test;

public class WebSocketFramingTest {
    private static final LinkLimits LIMITS = new LinkLimits(10, 10, 4096, 1024);
    private static final String TEXT =
            "OPTIONS sip:a SIP/2.0\r\nVia: SIP/2.0/WS b;branch=z9hG4bK1\r\nFrom: <sip:c>;tag=1\r\n"
                    + "To: <sip:d>\r\nCall-ID: e\r\nCSeq: 1 OPTIONS\r\n\r\n";
    private final WebSocketFraming framing = new WebSocketFraming(LIMITS);
    private final Collected found = new Collected();

    /** A client's frame. */
    static byte[] frame(int first, byte[] content) {
        ByteBuffer frame = ByteBuffer.allocate(content.length + 14).put((byte) first);
        if (content.length < 126) {
            frame.put((byte) (0x80 | content.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) content.length);
        }
        byte[] mask = {1, 2, 3, 4};
        frame.put(mask);
        for (int i = 0; i < content.length; i++) {
            frame.put((byte) (content[i] ^ mask[i & 3]));
        }
        return Arrays.copyOf(frame.array(), frame.position());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private int closeCode(byte[] frame) {
        FramingException e =
                catchThrowableOfType(FramingException.class, () -> framing.feed(ByteBuffer.wrap(frame), found));
        assertThat(e).isNotNull();
        assertThat(e.farewell()[0]).isEqualTo((byte) 0x88);
        return ByteBuffer.wrap(e.farewell(), 2, 2).getShort();
    }

    @Test
    public void aMessageInOneFrameAndInThree() throws FramingException {
        framing.feed(ByteBuffer.wrap(frame(0x81, bytes(TEXT))), found);
        framing.feed(ByteBuffer.wrap(frame(0x01, bytes(TEXT.substring(0, 30)))), found);
        framing.feed(ByteBuffer.wrap(frame(0x89, bytes("still there?"))), found);
        framing.feed(ByteBuffer.wrap(frame(0x00, bytes(TEXT.substring(30, 60)))), found);
        assertThat(framing.begun()).isTrue();
        framing.feed(ByteBuffer.wrap(frame(0x80, bytes(TEXT.substring(60)))), found);
        assertThat(found.messages).containsExactly(TEXT, TEXT);
        assertThat(found.answers).hasSize(1);
        assertThat(new String(found.answers.get(0))).endsWith("still there?");
        assertThat(found.answers.get(0)[0]).isEqualTo((byte) 0x8a);
        assertThat(framing.begun()).isFalse();
    }

    @Test
    public void byteByByte() throws FramingException {
        for (byte b : frame(0x82, bytes(TEXT))) {
            framing.feed(ByteBuffer.wrap(new byte[] {b}), found);
        }
        assertThat(found.messages).containsExactly(TEXT);
    }

    @Test
    public void unmaskedFramesExtensionsAndUnknownKindsAreRefused() {
        assertThat(closeCode(new byte[] {(byte) 0x81, 1, 0, 0, 0, 0, 'a'})).isEqualTo(1002);
    }

    @Test
    public void compressedFramesAreRefused() {
        assertThat(closeCode(frame(0xc1, bytes("x")))).isEqualTo(1002);
    }

    @Test
    public void longAndFragmentedControlFramesAreRefused() {
        assertThat(closeCode(frame(0x89, new byte[126]))).isEqualTo(1002);
    }

    @Test
    public void fragmentsThatContinueNothingAreRefused() {
        assertThat(closeCode(frame(0x80, bytes("x")))).isEqualTo(1002);
    }

    @Test
    public void aPromisedGigabyteIsRefusedAtOnce() {
        byte[] head = ByteBuffer.allocate(14)
                .put((byte) 0x81)
                .put((byte) 0xff)
                .putLong(1L << 30)
                .putInt(0)
                .array();
        assertThat(closeCode(head)).isEqualTo(1009);
    }

    @Test
    public void manySmallFragmentsAreRefused() throws FramingException {
        framing.feed(ByteBuffer.wrap(frame(0x01, bytes("O"))), found);
        for (int i = 1; i < 64; i++) {
            framing.feed(ByteBuffer.wrap(frame(0x00, bytes("x"))), found);
        }
        assertThat(closeCode(frame(0x00, bytes("x")))).isEqualTo(1009);
    }

    @Test
    public void aCloseIsAnswered() {
        assertThat(closeCode(frame(0x88, new byte[] {3, (byte) 0xe8}))).isEqualTo(1000);
    }

    @Test
    public void anAmbiguousMessageIsAnsweredAndTheConnectionStays() throws FramingException {
        String twice = TEXT.replace("Call-ID: e\r\n", "Call-ID: e\r\nCall-ID: f\r\n");
        framing.feed(ByteBuffer.wrap(frame(0x81, bytes(twice))), found);
        assertThat(found.messages).isEmpty();
        assertThat(new String(found.answers.get(0))).contains("SIP/2.0 400 ");
    }

    @Test
    public void longMessagesAreEncodedAsTheyAre() {
        ByteBuffer frame = framing.encode(new byte[70_000]);
        assertThat(frame.remaining()).isEqualTo(70_010);
        assertThat(framing.encode(new byte[200]).remaining()).isEqualTo(204);
        assertThat(framing.encode(new byte[5]).remaining()).isEqualTo(7);
    }
}
