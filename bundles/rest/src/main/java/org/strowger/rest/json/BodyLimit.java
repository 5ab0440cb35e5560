package org.strowger.rest.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.ws.rs.ClientErrorException;
import javax.ws.rs.core.Response.Status;
import javax.ws.rs.ext.Provider;
import javax.ws.rs.ext.ReaderInterceptor;
import javax.ws.rs.ext.ReaderInterceptorContext;
import org.strowger.rest.plugins.ArchiveUpload;

/** Refuses bodies that are larger than anybody needs, while they arrive: 1 MB, files 10 MB, archives of plug-ins 65 MB. */
@Provider
public final class BodyLimit implements ReaderInterceptor {
    public static final int DEFAULT = 1 << 20;
    public static final int FILE = 10 << 20;
    public static final int ARCHIVE = 65 << 20;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new Limited(context.getInputStream(), limit(context.getType())));
        return context.proceed();
    }

    private static int limit(Class<?> type) {
        if (type == ArchiveUpload.class) {
            return ARCHIVE;
        }
        return type == Upload.class ? FILE : DEFAULT;
    }

    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream in, long limit) {
            super(in);
            left = limit;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = super.read(buffer, offset, length);
            count(Math.max(0, got));
            return got;
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw new ClientErrorException(Status.REQUEST_ENTITY_TOO_LARGE);
            }
        }
    }
}
