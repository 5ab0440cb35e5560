package org.strowger.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Remembers outside of the database where the chain ended, so that entries cut off its end are missed. */
final class HeadFile {
    private final Path file;

    HeadFile(Path file) {
        this.file = file;
    }

    void write(AuditTable.Head head) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(partial, head.id() + " " + head.hash() + "\n");
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Empty when there is none, or it is no such file. */
    Optional<AuditTable.Head> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String[] parts = Files.readString(file).strip().split(" ");
        return parts.length == 2 && parts[0].matches("[0-9]{1,18}")
                ? Optional.of(new AuditTable.Head(Long.parseLong(parts[0]), parts[1]))
                : Optional.empty();
    }
}
