package org.strowger.plugins.archive;

/**
 * How large an archive may be.
 *
 * @param archive octets of the file
 * @param unpacked octets of all entries together, also of archives inside it
 * @param entries number of entries of one archive
 * @param ratio how many times larger than its packed form an entry may be, once it exceeds {@code free}
 * @param free octets that an entry may unpack to whatever its ratio
 * @param depth archives inside archives
 */
public record Limits(long archive, long unpacked, int entries, int ratio, long free, int depth) {
    public static final Limits STANDARD = new Limits(64L << 20, 256L << 20, 20_000, 100, 8L << 20, 3);
}
