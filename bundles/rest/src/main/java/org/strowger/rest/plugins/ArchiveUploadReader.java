package org.strowger.rest.plugins;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.ws.rs.BadRequestException;
import javax.ws.rs.Consumes;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.ext.MessageBodyReader;
import javax.ws.rs.ext.Provider;
import org.strowger.rest.json.MultipartStream;

/**
 * Reads an archive sent as the body itself, or as the part {@code file} of a form that may have a part {@code signature}; it goes
 * to the disk as it arrives.
 */
@Provider
@Consumes({"multipart/form-data", "application/octet-stream"})
public final class ArchiveUploadReader implements MessageBodyReader<ArchiveUpload> {
    private static final int MAX_SIGNATURE = 1024;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == ArchiveUpload.class;
    }

    @Override
    public ArchiveUpload readFrom(
            Class<ArchiveUpload> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        Path file = Files.createTempFile("upload", ".kar");
        try {
            return new ArchiveUpload(
                    file, "multipart".equals(media.getType()) ? form(media, in, file) : alone(in, file));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static byte[] alone(InputStream in, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            in.transferTo(out);
        }
        return new byte[0];
    }

    private static byte[] form(MediaType media, InputStream in, Path file) throws IOException {
        MultipartStream form = MultipartStream.of(in, media.getParameters().get("boundary"));
        ByteArrayOutputStream signature = new ByteArrayOutputStream();
        boolean found = false;
        while (form.next()) {
            switch (form.name()) {
                case "file" -> {
                    found = true;
                    try (OutputStream out = Files.newOutputStream(file)) {
                        form.copy(out, Long.MAX_VALUE);
                    }
                }
                case "signature" -> form.copy(signature, MAX_SIGNATURE);
                default -> throw new BadRequestException("multipart with an unknown part");
            }
        }
        if (!found) {
            throw new BadRequestException("multipart without a part \"file\"");
        }
        return signature.toByteArray();
    }
}
