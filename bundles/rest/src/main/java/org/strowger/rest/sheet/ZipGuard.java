package org.strowger.rest.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

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
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(1);
            copy(in, zip);
        } catch (IOException | IllegalArgumentException e) {
            throw SheetFaults.unreadable();
        }
        return out.toByteArray();
    }

    private static void copy(ZipInputStream in, ZipOutputStream zip) throws IOException {
        byte[] buffer = new byte[8192];
        Set<String> names = new HashSet<>();
        long total = 0;
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            if (!names.add(entry.getName()) || names.size() > MAX_ENTRIES) {
                throw SheetFaults.unreadable();
            }
            zip.putNextEntry(new ZipEntry(entry.getName()));
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                total += got;
                if (total > MAX_BYTES) {
                    throw SheetFaults.tooLarge();
                }
                zip.write(buffer, 0, got);
            }
        }
        if (names.isEmpty()) {
            throw SheetFaults.unreadable();
        }
    }
}
