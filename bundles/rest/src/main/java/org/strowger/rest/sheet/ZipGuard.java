package org.strowger.rest.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Unpacks a workbook once with limits and packs it again, so that whoever reads it after sees exactly what was counted
 * here and not another directory of the same archive.
 */
final class ZipGuard {
    private static final int MAX_ENTRIES = 200;
    private static final long MAX_BYTES = 48L << 20;

    private ZipGuard() {}

    static byte[] rewrite(byte[] archive) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile in = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(archive))
                        .get();
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(1);
            copy(in, zip);
        } catch (IOException | IllegalArgumentException e) {
            throw SheetFaults.unreadable();
        }
        return out.toByteArray();
    }

    private static void copy(ZipFile in, ZipOutputStream zip) throws IOException {
        Set<String> names = new HashSet<>();
        long left = MAX_BYTES;
        for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
            if (!names.add(entry.getName()) || names.size() > MAX_ENTRIES || !in.canReadEntryData(entry)) {
                throw SheetFaults.unreadable();
            }
            zip.putNextEntry(new ZipEntry(entry.getName()));
            try (InputStream content = in.getInputStream(entry)) {
                left -= copy(content, zip, left);
            }
        }
        if (names.isEmpty()) {
            throw SheetFaults.unreadable();
        }
    }

    private static long copy(InputStream content, ZipOutputStream zip, long most) throws IOException {
        byte[] buffer = new byte[8192];
        long total = 0;
        for (int got = content.read(buffer); got >= 0; got = content.read(buffer)) {
            total += got;
            if (total > most) {
                throw SheetFaults.tooLarge();
            }
            zip.write(buffer, 0, got);
        }
        return total;
    }
}
