package org.strowger.console.command;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.strowger.api.core.Certificates.CertificateInfo;
import org.strowger.api.core.Text;

@Service
@Command(
        scope = "pbx",
        name = "certificate",
        description = "Shows the TLS certificate; the way back when an uploaded one keeps browsers out")
public class CertificateCommand extends PbxAction {
    @Option(name = "--restore", description = "Puts the self-made certificate in force again")
    boolean restore;

    @Override
    void run() {
        CertificateInfo info =
                restore ? pbx.certificates().restore() : pbx.certificates().current();
        line(Text.of("Origin", "来源"), in(info.uploaded() ? Text.of("uploaded", "已上传") : Text.of("self-made", "系统自制")));
        line(Text.of("Subject", "主体"), info.subject());
        line(Text.of("Issuer", "颁发者"), info.issuer());
        line(Text.of("Names", "名称"), String.join(", ", info.names()));
        line(Text.of("Valid", "有效期"), info.notBefore() + " – " + info.notAfter());
        line(Text.of("Key", "密钥"), info.key());
        line(new Text("SHA-256", "SHA-256"), info.fingerprint());
    }

    private void line(Text label, Object value) {
        print(in(label) + ": " + value);
    }
}
