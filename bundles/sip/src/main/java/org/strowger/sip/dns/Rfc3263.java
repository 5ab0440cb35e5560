package org.strowger.sip.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.strowger.api.sip.SipAccount.Transport;
import org.strowger.sip.stack.Flow;
import org.strowger.sip.stack.SipUri;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.NAPTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Type;

/** The steps from a URI to addresses: which transport, which servers, where they are (RFC 3263 section 4). */
final class Rfc3263 {
    private static final int SIP_PORT = 5060;
    private static final int SIPS_PORT = 5061;
    private static final int MOST_SERVERS = 8;
    private static final int MOST_FLOWS = 16;
    private static final Map<String, Transport> SERVICES =
            Map.of("SIP+D2U", Transport.UDP, "SIP+D2T", Transport.TCP, "SIPS+D2T", Transport.TLS);
    private static final Map<Transport, String> PREFIXES =
            Map.of(Transport.UDP, "_sip._udp.", Transport.TCP, "_sip._tcp.", Transport.TLS, "_sips._tcp.");

    private final Answers dns;
    private final RandomGenerator random;
    /** Shortest life of what was used, in seconds. */
    private long ttl = Long.MAX_VALUE;

    private record Server(Transport transport, String host, int port) {}

    Rfc3263(Answers dns, RandomGenerator random) {
        this.dns = dns;
        this.random = random;
    }

    synchronized long ttl() {
        return ttl;
    }

    private synchronized void used(List<? extends Record> records) {
        records.forEach(r -> ttl = Math.min(ttl, r.getTTL()));
    }

    CompletionStage<List<Flow>> locate(SipUri uri) {
        Transport named = transport(uri);
        String host = uri.host().toLowerCase(Locale.ROOT);
        Transport usual = uri.secure() ? Transport.TLS : Transport.UDP;
        if (uri.port() > 0) {
            return addresses(List.of(new Server(named == null ? usual : named, host, uri.port())));
        }
        CompletionStage<List<Server>> servers = named != null ? services(List.of(named), host) : negotiated(uri, host);
        return servers.thenCompose(
                found -> addresses(found.isEmpty() ? List.of(standard(named == null ? usual : named, host)) : found));
    }

    private static Server standard(Transport transport, String host) {
        return new Server(transport, host, transport == Transport.TLS ? SIPS_PORT : SIP_PORT);
    }

    /** Null when the URI leaves it open. */
    private static Transport transport(SipUri uri) {
        return switch (uri.transport()) {
            case "udp" -> Transport.UDP;
            case "tcp" -> uri.secure() ? Transport.TLS : Transport.TCP;
            case "tls" -> Transport.TLS;
            default -> null;
        };
    }

    private CompletionStage<List<Server>> negotiated(SipUri uri, String host) {
        List<Transport> all =
                uri.secure() ? List.of(Transport.TLS) : List.of(Transport.UDP, Transport.TCP, Transport.TLS);
        return dns.ask(host, Type.NAPTR).thenCompose(records -> {
            List<NAPTRRecord> rules = only(NAPTRRecord.class, records).stream()
                    .filter(r -> r.getFlags().equalsIgnoreCase("s"))
                    .filter(r -> all.contains(SERVICES.get(r.getService().toUpperCase(Locale.ROOT))))
                    .sorted(Comparator.comparingInt(NAPTRRecord::getOrder).thenComparingInt(NAPTRRecord::getPreference))
                    .limit(MOST_SERVERS)
                    .toList();
            used(rules);
            return rules.isEmpty() ? services(all, host) : inTurn(rules, this::named);
        });
    }

    private CompletionStage<List<Server>> named(NAPTRRecord rule) {
        Transport transport = SERVICES.get(rule.getService().toUpperCase(Locale.ROOT));
        return service(transport, rule.getReplacement().toString());
    }

    private CompletionStage<List<Server>> services(List<Transport> transports, String host) {
        return inTurn(
                transports.stream().filter(PREFIXES::containsKey).toList(), t -> service(t, PREFIXES.get(t) + host));
    }

    private CompletionStage<List<Server>> service(Transport transport, String name) {
        return dns.ask(name, Type.SRV).thenApply(records -> {
            List<SRVRecord> found = only(SRVRecord.class, records);
            used(found);
            return ordered(found).stream()
                    .filter(r -> !r.getTarget().toString().equals("."))
                    .limit(MOST_SERVERS)
                    .map(r -> new Server(transport, r.getTarget().toString(), r.getPort()))
                    .toList();
        });
    }

    /** By priority; among equals by chance, as their weights have it (RFC 2782). */
    private List<SRVRecord> ordered(List<SRVRecord> records) {
        List<SRVRecord> left = new ArrayList<>(records);
        List<SRVRecord> result = new ArrayList<>();
        while (!left.isEmpty()) {
            int first = left.stream().mapToInt(SRVRecord::getPriority).min().orElse(0);
            List<SRVRecord> equals =
                    left.stream().filter(r -> r.getPriority() == first).toList();
            SRVRecord chosen = chosen(equals);
            result.add(chosen);
            left.remove(chosen);
        }
        return result;
    }

    private SRVRecord chosen(List<SRVRecord> equals) {
        int sum = equals.stream().mapToInt(SRVRecord::getWeight).sum();
        int at = random.nextInt(sum + 1);
        for (SRVRecord record : equals) {
            at -= record.getWeight();
            if (at <= 0) {
                return record;
            }
        }
        return equals.get(equals.size() - 1);
    }

    private CompletionStage<List<Flow>> addresses(List<Server> servers) {
        return inTurn(servers.stream().limit(MOST_SERVERS).toList(), this::addresses)
                .thenApply(flows -> flows.stream().distinct().limit(MOST_FLOWS).toList());
    }

    private CompletionStage<List<Flow>> addresses(Server server) {
        return dns.ask(server.host(), Type.A).thenCombine(dns.ask(server.host(), Type.AAAA), (four, six) -> {
            used(four);
            used(six);
            List<InetAddress> found = new ArrayList<>();
            only(ARecord.class, four).forEach(r -> found.add(r.getAddress()));
            only(AAAARecord.class, six).forEach(r -> found.add(r.getAddress()));
            return found.stream()
                    .filter(Rfc3263::harmless)
                    .map(a -> new Flow(server.transport(), new InetSocketAddress(a, server.port())))
                    .toList();
        });
    }

    /** A name must not lead back to ourselves, or to everybody. */
    static boolean harmless(InetAddress address) {
        return !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isMulticastAddress()
                && !address.isLinkLocalAddress();
    }

    private static <T extends Record> List<T> only(Class<T> type, List<Record> records) {
        return records.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** All questions are asked at once; the answers stand in the order of the questions. */
    private static <Q, A> CompletionStage<List<A>> inTurn(
            List<Q> questions, Function<Q, CompletionStage<List<A>>> ask) {
        CompletionStage<List<A>> all = CompletableFuture.completedFuture(List.of());
        for (Q question : questions) {
            all = all.thenCombine(ask.apply(question), (before, more) -> {
                List<A> joined = new ArrayList<>(before);
                joined.addAll(more);
                return joined;
            });
        }
        return all;
    }
}
