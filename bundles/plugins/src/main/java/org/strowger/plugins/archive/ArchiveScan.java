package org.strowger.plugins.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.strowger.api.core.ProblemException;
import org.strowger.plugins.Refusals;

/**
 * Reads an archive from end to end without writing anything, and refuses what no honest archive has. Readers that go by the
 * directory at the end and readers that go from entry to entry must see the same, otherwise one could be shown what another
 * does not run.
 */
final class ArchiveScan {
    private static final int MAGIC = 0x504B0304;

    private final Limits limits;

    ArchiveScan(Limits limits) {
        this.limits = limits;
    }

    /** Names of its entries, in the spelling they have. */
    Set<String> scan(Path archive, String name) throws IOException {
        List<CentralDirectory.Entry> directory = CentralDirectory.read(archive).orElseThrow(() -> format(name));
        EntryNames names = new EntryNames(name);
        Set<String> listed = new HashSet<>();
        for (CentralDirectory.Entry entry : directory) {
            names.add(entry.name());
            listed.add(entry.name());
            if (entry.special()) {
                throw Refusals.archive(
                        "plugin.archive.link",
                        "{0}: \"{1}\" is a link or another special file.",
                        "{0}：“{1}”是链接或其他特殊文件。",
                        name,
                        entry.name());
            }
            if (entry.encrypted()) {
                throw format(name);
            }
        }
        Budget budget = new Budget(limits, Files.size(archive));
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive))) {
            if (!listed.equals(walk(in, name, budget, 1))) {
                throw format(name);
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw format(name);
        }
        return listed;
    }

    private Set<String> walk(InputStream in, String name, Budget budget, int depth) throws IOException {
        budget.depth(depth);
        EntryNames names = new EntryNames(name);
        Set<String> walked = new HashSet<>();
        ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            budget.entry();
            names.add(entry.getName());
            walked.add(entry.getName());
            content(new BufferedInputStream(budget.counting(zip)), entry.getName(), budget, depth);
        }
        return walked;
    }

    private void content(InputStream in, String name, Budget budget, int depth) throws IOException {
        in.mark(4);
        byte[] start = in.readNBytes(4);
        in.reset();
        if (isZip(start)) {
            try {
                walk(in, name, budget, depth + 1);
            } catch (ZipException | IllegalArgumentException e) {
                // Something that only begins like an archive; if it is a bundle, that is found out when it is looked
                // at.
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
        in.transferTo(OutputStream.nullOutputStream());
    }

    private static boolean isZip(byte[] start) {
        return start.length == 4
                && ((start[0] & 0xFF) << 24 | (start[1] & 0xFF) << 16 | (start[2] & 0xFF) << 8 | start[3] & 0xFF)
                        == MAGIC;
    }

    static ProblemException format(String name) {
        return Refusals.archive(
                "plugin.archive.format",
                "{0} is not an archive that can be read, or it is damaged.",
                "{0} 不是可读取的归档，或已损坏。",
                name);
    }
}
