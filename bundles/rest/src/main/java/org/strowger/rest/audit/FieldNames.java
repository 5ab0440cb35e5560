package org.strowger.rest.audit;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.ext.Provider;
import javax.ws.rs.ext.ReaderInterceptor;
import javax.ws.rs.ext.ReaderInterceptorContext;
import org.strowger.rest.json.FormUpload;
import org.strowger.rest.json.Upload;

/** Notes the names of the fields that a request brought, for the audit log; never their values. */
@Provider
public final class FieldNames implements ReaderInterceptor {
    /** Property of the request: a list of names. */
    static final String PROPERTY = "org.strowger.fields";

    private static final int MOST = 100;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        context.setProperty(PROPERTY, names(body));
        return body;
    }

    static List<String> names(Object body) {
        Set<String> names = new LinkedHashSet<>();
        collect(body, names);
        return names.stream().limit(MOST).toList();
    }

    private static void collect(Object body, Set<String> names) {
        if (body instanceof Map<?, ?> map) {
            map.keySet().forEach(key -> names.add(String.valueOf(key)));
        } else if (body instanceof Upload) {
            names.add("file");
        } else if (body instanceof FormUpload form) {
            names.addAll(form.parts().keySet());
        } else if (body instanceof Collection<?> list) {
            list.stream().limit(MOST).forEach(element -> collect(element, names));
        } else if (body instanceof Record record) {
            Arrays.stream(record.getClass().getRecordComponents())
                    .filter(component -> given(record, component))
                    .forEach(component -> names.add(component.getName()));
        }
    }

    private static boolean given(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record) != null;
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
