package org.strowger.rest;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.accounts.ApiTokens;
import org.strowger.api.accounts.Authenticator;
import org.strowger.api.accounts.Profiles;
import org.strowger.api.accounts.SecondFactors;
import org.strowger.api.accounts.Sessions;
import org.strowger.api.audit.AuditLog;
import org.strowger.api.branding.Branding;
import org.strowger.api.core.Certificates;

/** Who comes in and what is written down about it. All of it is needed: without the audit log nothing may be changed. */
@Component(service = AccountParts.class)
public class AccountParts {
    private final Authenticator authenticator;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final SecondFactors factors;
    private final Profiles profiles;
    private final AuditLog audit;
    private final Branding branding;
    private final Certificates certificates;

    @Activate
    public AccountParts(
            @Reference Authenticator authenticator,
            @Reference Sessions sessions,
            @Reference ApiTokens tokens,
            @Reference SecondFactors factors,
            @Reference Profiles profiles,
            @Reference AuditLog audit,
            @Reference Branding branding,
            @Reference Certificates certificates) {
        this.authenticator = authenticator;
        this.sessions = sessions;
        this.tokens = tokens;
        this.factors = factors;
        this.profiles = profiles;
        this.audit = audit;
        this.branding = branding;
        this.certificates = certificates;
    }

    Authenticator authenticator() {
        return authenticator;
    }

    Sessions sessions() {
        return sessions;
    }

    ApiTokens tokens() {
        return tokens;
    }

    SecondFactors factors() {
        return factors;
    }

    Profiles profiles() {
        return profiles;
    }

    AuditLog audit() {
        return audit;
    }

    Branding branding() {
        return branding;
    }

    Certificates certificates() {
        return certificates;
    }
}
