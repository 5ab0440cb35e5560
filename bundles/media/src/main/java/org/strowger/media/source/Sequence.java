package org.strowger.media.source;

import java.util.ArrayList;
import java.util.List;
import org.strowger.api.media.AudioSource;

/** One source after another, without a gap. */
public record Sequence(List<AudioSource> sources) implements AudioSource {
    public Sequence {
        sources = List.copyOf(sources);
    }

    @Override
    public Reader open(int sampleRate) {
        List<Reader> readers = new ArrayList<>();
        try {
            for (AudioSource source : sources) {
                readers.add(source.open(sampleRate));
            }
        } catch (RuntimeException e) {
            readers.forEach(Reader::close);
            throw e;
        }
        return new SequenceReader(readers);
    }

    private static final class SequenceReader implements Reader {
        private final List<Reader> readers;
        private short[] piece = new short[0];
        private int index;

        SequenceReader(List<Reader> readers) {
            this.readers = readers;
        }

        @Override
        public int read(short[] frame, int length) {
            if (piece.length < length) {
                piece = new short[length];
            }
            int done = 0;
            while (done < length && index < readers.size()) {
                int wanted = length - done;
                int read = readers.get(index).read(piece, wanted);
                System.arraycopy(piece, 0, frame, done, read);
                done += read;
                if (read < wanted) {
                    index++;
                }
            }
            return done;
        }

        @Override
        public void close() {
            readers.forEach(Reader::close);
        }
    }
}
