package org.strowger.media.mix;

import java.util.ArrayList;
import java.util.List;
import org.strowger.media.rtp.Coding;

/** The codings that are in use in a conference. One thread. */
final class Groups {
    private final List<Group> groups = new ArrayList<>();
    private final int rate;
    private final int length;

    Groups(int rate, int length) {
        this.rate = rate;
        this.length = length;
    }

    Group of(Coding coding) {
        for (Group group : groups) {
            if (group.serves(coding)) {
                return group;
            }
        }
        Group group = new Group(coding, rate, length);
        groups.add(group);
        return group;
    }

    /** Encodes what everybody hears, and lets go of codings that nobody uses any more. */
    void encode(short[] pcm, long now) {
        for (int i = groups.size() - 1; i >= 0; i--) {
            if (!groups.get(i).encode(pcm, now)) {
                groups.remove(i).encoder().close();
            }
        }
    }

    void close() {
        groups.forEach(group -> group.encoder().close());
        groups.clear();
    }
}
