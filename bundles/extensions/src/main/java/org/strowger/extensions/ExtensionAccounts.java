package org.strowger.extensions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.config.Change;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigListener;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.sip.SipAccount;
import org.strowger.api.sip.SipAccounts;

/** What SIP must know of each extension, kept up with every commit by what changed in it. */
@Component(service = {SipAccounts.class, ConfigListener.class})
public final class ExtensionAccounts implements SipAccounts, ConfigListener {
    private static final String TYPE = "extension";

    private final ConcurrentMap<String, SipAccount> accounts = new ConcurrentHashMap<>();

    @Activate
    public ExtensionAccounts(@Reference ConfigService config) {
        refreshed(config.snapshot());
    }

    @Override
    public Optional<SipAccount> find(String user) {
        return Optional.ofNullable(accounts.get(user));
    }

    @Override
    public void committed(Commit commit, ConfigSnapshot previous, ConfigSnapshot current) {
        for (Change change : commit.changes()) {
            if (change.item().type().equals(TYPE)) {
                update(change.item().key(), current);
            }
        }
    }

    private void update(String number, ConfigSnapshot current) {
        current.find(Extension.class, number)
                .ifPresentOrElse(found -> accounts.put(number, account(found)), () -> accounts.remove(number));
    }

    @Override
    public void refreshed(ConfigSnapshot current) {
        Map<String, SipAccount> fresh = new ConcurrentHashMap<>();
        current.all(Extension.class).forEach(extension -> fresh.put(extension.number(), account(extension)));
        accounts.putAll(fresh);
        accounts.keySet().retainAll(fresh.keySet());
    }

    /** An extension that has no password cannot register, whatever else is set. */
    static SipAccount account(Extension from) {
        return new SipAccount(
                from.number(),
                from.name(),
                from.password(),
                from.enabled() && !from.password().isEmpty(),
                from.transports(),
                from.maxRegistrations(),
                from.registrationExpiry(),
                from.trustedAddresses(),
                from.remoteRegistration(),
                from.qualifyInterval(),
                from.qualifyTimeout(),
                from.nat(),
                from.codecs(),
                from.dtmfMode(),
                from.sendPai(),
                from.sendRpid(),
                from.rtpTimeout(),
                from.inbandProgress(),
                media(from));
    }

    private static SipAccount.MediaPolicy media(Extension from) {
        SipAccount.Encryption encryption =
                switch (from.srtp()) {
                    case OFF -> SipAccount.Encryption.OFF;
                    case OPTIONAL -> SipAccount.Encryption.OPTIONAL;
                    case REQUIRED -> SipAccount.Encryption.REQUIRED;
                };
        List<String> video = from.video() ? from.videoCodec().encodings() : List.of();
        return new SipAccount.MediaPolicy(encryption, from.webrtc(), video);
    }
}
