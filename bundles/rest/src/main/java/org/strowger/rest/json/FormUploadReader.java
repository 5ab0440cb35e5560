package org.strowger.rest.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.ws.rs.BadRequestException;
import javax.ws.rs.Consumes;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.ext.MessageBodyReader;
import javax.ws.rs.ext.Provider;

/** Reads a form (RFC 7578) whose parts all count. */
@Provider
@Consumes(MediaType.MULTIPART_FORM_DATA)
public final class FormUploadReader implements MessageBodyReader<FormUpload> {
    private static final int MAX_PART = 256 << 10;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == FormUpload.class;
    }

    @Override
    public FormUpload readFrom(
            Class<FormUpload> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        MultipartStream form = MultipartStream.of(in, media.getParameters().get("boundary"));
        Map<String, byte[]> parts = new LinkedHashMap<>();
        while (form.next()) {
            String name = form.name();
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            form.copy(content, MAX_PART);
            if (parts.put(name, content.toByteArray()) != null) {
                throw new BadRequestException("a part comes twice");
            }
        }
        return new FormUpload(parts);
    }
}
