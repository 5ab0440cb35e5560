package org.strowger.media.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Codec;
import org.strowger.api.media.Payload;

/** Codecs that have a way of their own with lost packets. */
public class CodecConcealmentTest {
    private final List<String> asked = new ArrayList<>();
    private boolean repeats;

    /** Sound is the first byte of its packet, a hundredfold. */
    private final class Stateful implements Codec {
        @Override
        public AudioFormat format() {
            return new AudioFormat("STATEFUL", 8000, 1);
        }

        @Override
        public int staticPayloadType() {
            return -1;
        }

        @Override
        public String name() {
            return "stateful";
        }

        @Override
        public int sampleRate() {
            return 8000;
        }

        @Override
        public int frameSamples() {
            return 160;
        }

        @Override
        public Encoder newEncoder(String parameters) {
            throw new UnsupportedOperationException("Only decoded here");
        }

        @Override
        public Decoder newDecoder(String parameters) {
            return new Decoder() {
                @Override
                public int decode(ByteBuffer payload, short[] pcm, int offset) {
                    Arrays.fill(pcm, offset, offset + 160, (short) (payload.get() * 100));
                    return 160;
                }

                @Override
                public boolean conceals() {
                    return true;
                }

                @Override
                public void conceal(short[] pcm, int offset, int length) {
                    asked.add("conceal " + length);
                    Arrays.fill(pcm, offset, offset + length, (short) 777);
                }

                @Override
                public int recover(ByteBuffer next, short[] pcm, int offset, int length) {
                    if (repeats) {
                        asked.add("recover " + length + " from " + next.get());
                        Arrays.fill(pcm, offset, offset + length, (short) 555);
                    }
                    return repeats ? length : 0;
                }
            };
        }
    }

    private List<Short> play() {
        Codec codec = new Stateful();
        Payload format = new Payload(96, codec.format());
        Playout playout = new Playout(8000, new SoundMeter());
        Arrival arrival = new Arrival();
        List<Short> heard = new ArrayList<>();
        short[] pcm = new short[160];
        for (int i = 0; i < 20; i++) {
            long now = i * 20_000_000L;
            if (i != 8) {
                ByteBuffer payload = ByteBuffer.wrap(new byte[] {(byte) (i + 1)});
                playout.put(arrival.set(1, i, i * 160, i == 0, payload), format, codec, now);
            }
            playout.pull(pcm, 160, now + 5_000_000L);
            for (short sample : pcm) {
                heard.add(sample);
            }
        }
        playout.close();
        return heard;
    }

    @Test
    public void concealmentByTheCodecIsUsedInWholeFrames() {
        List<Short> heard = play();
        assertThat(asked).containsOnly("conceal 160");
        assertThat(heard).contains((short) 777, (short) 800, (short) 1000).doesNotContain((short) 900);
    }

    @Test
    public void whatTheNextPacketRepeatsIsTakenFromThere() {
        repeats = true;
        List<Short> heard = play();
        assertThat(heard).contains((short) 800, (short) 1000);
        assertThat(asked).isNotEmpty();
        assertThat(asked.get(asked.size() - 1)).isIn("recover 160 from 10", "conceal 160");
        assertThat(asked.stream().filter("recover 160 from 10"::equals).count()).isEqualTo(1);
    }
}
