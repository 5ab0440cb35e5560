package org.strowger.rest.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import javax.ws.rs.ext.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

/** Turns every failure into a problem document. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(FailureMapper.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Supplier<Locale> usual;

    @Context
    private HttpHeaders headers;

    /** @param usual language of those who ask for none */
    public FailureMapper(Supplier<Locale> usual) {
        this.usual = usual;
    }

    @Override
    public Response toResponse(Throwable failure) {
        if (ClientGone.explains(failure)) {
            LOG.debug("A client went away: {}", failure.toString());
            return Response.status(400).build();
        }
        if (failure instanceof DisputeException disputed) {
            List<ProblemDocument.Entry> entries =
                    disputed.problems().stream().map(ProblemDocument.Entry::of).toList();
            return Response.status(409)
                    .type(ProblemDocument.MEDIA_TYPE)
                    .entity(ProblemDocument.of(409, entries, disputed.disputes(), locale()))
                    .build();
        }
        if (failure instanceof ProblemException refused) {
            return problem(Statuses.of(refused), refused.problems());
        }
        if (failure instanceof RowProblemsException rows) {
            return document(422, rows.entries());
        }
        if (failure instanceof JsonProcessingException unreadable) {
            return unreadable(unreadable);
        }
        if (failure instanceof WebApplicationException web) {
            return web(web);
        }
        return unexpected(failure);
    }

    /** The parser wraps what goes wrong below it, such as a body that is too large. */
    private Response unreadable(JsonProcessingException failure) {
        return failure.getCause() instanceof WebApplicationException below
                ? web(below)
                : problem(400, List.of(JsonFaults.describe(failure)));
    }

    private Response web(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        if (status >= 500 && failure.getCause() != null) {
            return unexpected(failure.getCause());
        }
        if (failure.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable(unreadable);
        }
        if (status < 400) {
            return failure.getResponse();
        }
        Response.ResponseBuilder out = builder(status, List.of(ProblemDocument.Entry.of(Statuses.plain(status))));
        String allow = failure.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return (allow == null ? out : out.header(HttpHeaders.ALLOW, allow)).build();
    }

    /** The caller learns an id, the log the fault: once, and without what the caller sent. */
    private Response unexpected(Throwable failure) {
        byte[] random = new byte[6];
        RANDOM.nextBytes(random);
        String id = HexFormat.of().formatHex(random);
        StackTraceElement[] trace = failure.getStackTrace();
        LOG.error(
                "Request failed, id {}: {} at {}",
                id,
                failure.getClass().getName(),
                trace.length == 0 ? "unknown place" : trace[0]);
        LOG.debug("Request failed, id {}", id, failure);
        return problem(
                500,
                List.of(new Problem(
                        "internal",
                        "",
                        new Text(
                                "Something went wrong inside. The log has it under " + id + ".",
                                "系统内部出错，日志编号 " + id + "。"))));
    }

    private Response problem(int status, List<Problem> problems) {
        List<Problem> some = problems.isEmpty() ? List.of(Statuses.plain(status)) : problems;
        return document(status, some.stream().map(ProblemDocument.Entry::of).toList());
    }

    private Response document(int status, List<ProblemDocument.Entry> entries) {
        return builder(status, entries).build();
    }

    private Response.ResponseBuilder builder(int status, List<ProblemDocument.Entry> entries) {
        Response.ResponseBuilder out = Response.status(status)
                .type(ProblemDocument.MEDIA_TYPE)
                .entity(ProblemDocument.of(status, entries, locale()));
        return status == 401 ? out.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer") : out;
    }

    private Locale locale() {
        List<Locale> wanted = headers.getAcceptableLanguages();
        boolean any = wanted.isEmpty() || wanted.get(0).getLanguage().equals("*");
        return any ? usual.get() : wanted.get(0);
    }
}
