package org.strowger.rest.json;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Locale;
import javax.ws.rs.BadRequestException;
import javax.ws.rs.Consumes;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.ext.MessageBodyReader;
import javax.ws.rs.ext.Provider;

/** Reads a file sent as the body itself or as the first file part of a multipart form (RFC 7578). */
@Provider
@Consumes({
    "text/csv",
    Upload.XLSX,
    "audio/wav",
    "audio/x-wav",
    "audio/wave",
    "image/png",
    "image/jpeg",
    "image/webp",
    "image/svg+xml",
    "multipart/form-data",
    "application/octet-stream"
})
public final class UploadReader implements MessageBodyReader<Upload> {
    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == Upload.class;
    }

    @Override
    public Upload readFrom(
            Class<Upload> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        byte[] body = in.readAllBytes();
        if (!"multipart".equals(media.getType())) {
            return new Upload(plain(media), "", body);
        }
        String boundary = media.getParameters().get("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
            throw new BadRequestException("multipart without a boundary");
        }
        return new MultipartForm(body, boundary)
                .firstFile()
                .orElseThrow(() -> new BadRequestException("multipart without a file"));
    }

    private static String plain(MediaType media) {
        return (media.getType() + "/" + media.getSubtype()).toLowerCase(Locale.ROOT);
    }
}
