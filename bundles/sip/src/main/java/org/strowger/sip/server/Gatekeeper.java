package org.strowger.sip.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.sip.SipAccount;
import org.strowger.sip.auth.DigestAuthenticator;
import org.strowger.sip.auth.DigestResult;
import org.strowger.sip.guard.GuessGuard;
import org.strowger.sip.stack.Flow;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.Networks;
import org.strowger.sip.stack.Reply;
import org.strowger.sip.stack.Tags;

/**
 * Lets requests in whose sender proves to be a user. Whoever does not know the password learns nothing: an unknown user,
 * a wrong password and a network that is not allowed are all answered alike. What is wrong otherwise (disabled, other
 * transport, somebody else's name) is said only after the password was right.
 */
final class Gatekeeper {
    private static final Logger LOG = LoggerFactory.getLogger(Gatekeeper.class);

    private final DigestAuthenticator digest;
    private final Function<String, Optional<SipAccount>> accounts;
    private final Networks local;
    private final GuessGuard guard;
    private final Tags tags;
    private final Consumer<Flow> proven;

    /** @param proven told of each flow over which a user has proven himself */
    Gatekeeper(
            DigestAuthenticator digest,
            Function<String, Optional<SipAccount>> accounts,
            Networks local,
            GuessGuard guard,
            Tags tags,
            Consumer<Flow> proven) {
        this.digest = digest;
        this.accounts = accounts;
        this.local = local;
        this.guard = guard;
        this.tags = tags;
        this.proven = proven;
    }

    /**
     * Answers the request when it may not in.
     *
     * @param claimed the user it says it comes from; empty when it does not say
     */
    Optional<SipAccount> admit(InboundRequest request, String claimed) {
        InetSocketAddress source = request.flow().remote();
        DigestResult result = digest.verify(
                request.headers("Authorization"),
                request.method(),
                request.requestUri().text(),
                request.flow().host(),
                user -> passwordFor(user, source));
        switch (result.status()) {
            case OK:
                proven.accept(request.flow());
                guard.passed(result.username(), source);
                return accounts.apply(result.username()).filter(account -> permitted(request, account, claimed));
            case MALFORMED:
                refuse(request, Reply.of(400).reason("Bad Authorization"));
                break;
            default:
                challenge(request, result);
        }
        if (result.status() == DigestResult.Status.BAD_CREDENTIALS) {
            guard.failed(result.username(), source);
            LOG.debug("{} from {} is refused: {}", request.method(), request.flow(), result.reason());
        }
        return Optional.empty();
    }

    private String passwordFor(String user, InetSocketAddress source) {
        boolean may = guard.mayTry(user, source);
        return accounts.apply(user)
                .filter(account -> may && reachableFrom(account, source.getAddress()))
                .map(SipAccount::password)
                .orElse(null);
    }

    private boolean reachableFrom(SipAccount account, InetAddress source) {
        boolean allowed = account.allowedNetworks().isEmpty()
                || Networks.of(account.allowedNetworks()).contains(source);
        return allowed && (account.remoteAllowed() || local.contains(source));
    }

    private boolean permitted(InboundRequest request, SipAccount account, String claimed) {
        String reason = null;
        if (!claimed.isEmpty() && !claimed.equals(account.user())) {
            reason = "Not your address";
            guard.impersonates(account.user(), request.flow().remote());
        } else if (!account.enabled()) {
            reason = "Extension disabled";
        } else if (!account.transports().contains(request.flow().transport())) {
            reason = "Transport not allowed";
        }
        if (reason != null) {
            LOG.info("{} of {} from {} is refused: {}", request.method(), account.user(), request.flow(), reason);
            refuse(request, Reply.of(403).reason(reason));
        }
        return reason == null;
    }

    private void challenge(InboundRequest request, DigestResult result) {
        boolean stale = result.status() == DigestResult.Status.STALE;
        String source = request.flow().host();
        String agent = request.flow().webSocket()
                ? DigestAuthenticator.BROWSER
                : request.header("User-Agent").orElse("");
        refuse(request, Reply.of(401).headers("WWW-Authenticate", digest.challenge(stale, source, agent)));
    }

    /** Statelessly: whoever floods us costs no memory. */
    private void refuse(InboundRequest request, Reply reply) {
        request.replyStateless(reply.tag(tags.stateless(request)));
    }
}
