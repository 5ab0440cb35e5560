package org.strowger.sip.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a framing found. */
final class Collected implements Framing.Output {
    final List<String> messages = new ArrayList<>();
    final List<byte[]> answers = new ArrayList<>();
    Framing next;

    @Override
    public void message(byte[] message) {
        messages.add(new String(message, StandardCharsets.UTF_8));
    }

    @Override
    public void answer(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        answers.add(copy);
    }

    @Override
    public void become(Framing framing) {
        next = framing;
    }
}
