package org.strowger.plugins.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.strowger.plugins.Refusals;

/** Counts what one archive unpacks to, with all archives inside it, and stops when that is out of all proportion. */
final class Budget {
    private final Limits limits;
    private final long most;
    private long unpacked;
    private int entries;

    /** @param packed size of the archive */
    Budget(Limits limits, long packed) {
        this.limits = limits;
        this.most = Math.min(limits.unpacked(), limits.free() + limits.ratio() * packed);
    }

    void entry() {
        entries++;
        if (entries > limits.entries()) {
            throw Refusals.archive(
                    "plugin.archive.entries",
                    "The archive has more than {0} entries.",
                    "归档中的条目超过 {0} 个。",
                    limits.entries());
        }
    }

    void depth(int depth) {
        if (depth > limits.depth()) {
            throw Refusals.archive(
                    "plugin.archive.depth",
                    "There are archives inside archives more than {0} deep.",
                    "归档嵌套超过 {0} 层。",
                    limits.depth());
        }
    }

    private void spend(long octets) {
        unpacked += octets;
        if (unpacked > most) {
            throw Refusals.archive(
                    "plugin.archive.bomb",
                    "The archive unpacks to more than {0} MB, which is out of proportion to its size.",
                    "归档解压后超过 {0} MB，与其大小不成比例。",
                    most >> 20);
        }
    }

    InputStream counting(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                spend(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int got = super.read(buffer, offset, length);
                spend(Math.max(0, got));
                return got;
            }

            @Override
            public void close() {
                // the archive around it goes on
            }
        };
    }
}
