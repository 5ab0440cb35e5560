package org.strowger.sip.dns;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.lookup.LookupSession;

/** Asks with dnsjava, whose own thread waits for what comes. Aliases are followed, but not for ever. */
final class DnsAnswers implements Answers {
    private static final Logger LOG = LoggerFactory.getLogger(DnsAnswers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_ALIASES = 8;
    /** A server may answer with thousands; nobody tries more than a few. */
    private static final int MOST = 32;

    private final LookupSession session;

    DnsAnswers(Resolver resolver) {
        resolver.setTimeout(PATIENCE);
        session = LookupSession.builder()
                .resolver(resolver)
                .maxRedirects(MOST_ALIASES)
                .build();
    }

    @Override
    public CompletionStage<List<Record>> ask(String name, int type) {
        try {
            Name absolute = Name.fromString(name, Name.root);
            return session.lookupAsync(absolute, type).handle((result, e) -> {
                if (e != null) {
                    LOG.debug("No answer for {}: {}", name, e.toString());
                    return List.of();
                }
                return result.getRecords().stream()
                        .filter(r -> r.getType() == type)
                        .limit(MOST)
                        .toList();
            });
        } catch (TextParseException e) {
            LOG.debug("{} is no name: {}", name, e.getMessage());
            return CompletableFuture.completedFuture(List.of());
        }
    }
}
