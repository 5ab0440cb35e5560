package org.strowger.console.login;

import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import org.apache.karaf.jaas.boot.ProxyLoginModule;
import org.apache.karaf.jaas.config.JaasRealm;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.accounts.Authenticator;
import org.strowger.api.audit.AuditLog;
import org.strowger.api.config.ConfigService;

/**
 * Takes the place of Karaf's own realm, whose users come from a file. While this bundle is stopped, that file applies
 * again, and it is empty: then nobody signs in.
 */
@Component
public class LoginRealm implements JaasRealm {
    private static final int ABOVE_KARAFS_OWN = 100;

    private final AppConfigurationEntry[] entries;

    @Activate
    public LoginRealm(
            @Reference Authenticator authenticator, @Reference AuditLog audit, @Reference ConfigService config) {
        this(
                FrameworkUtil.getBundle(LoginRealm.class).getBundleId(),
                new ShellDoor(authenticator, audit, name -> config.snapshot()
                        .keys("account")
                        .contains(name)));
    }

    /** @param bundle where Karaf finds the login module */
    LoginRealm(long bundle, Authenticator authenticator) {
        Map<String, Object> options = Map.of(
                ProxyLoginModule.PROPERTY_MODULE,
                AccountLoginModule.class.getName(),
                ProxyLoginModule.PROPERTY_BUNDLE,
                Long.toString(bundle),
                AccountLoginModule.AUTHENTICATOR,
                authenticator);
        entries = new AppConfigurationEntry[] {
            new AppConfigurationEntry(ProxyLoginModule.class.getName(), LoginModuleControlFlag.REQUIRED, options)
        };
    }

    @Override
    public String getName() {
        return "karaf";
    }

    @Override
    public int getRank() {
        return ABOVE_KARAFS_OWN;
    }

    @Override
    public AppConfigurationEntry[] getEntries() {
        return entries.clone();
    }
}
