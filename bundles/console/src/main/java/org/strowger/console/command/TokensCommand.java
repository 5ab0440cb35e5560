package org.strowger.console.command;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.strowger.api.accounts.ApiTokens.ApiToken;
import org.strowger.api.core.Text;

@Service
@Command(
        scope = "pbx",
        name = "tokens",
        description = "Shows the API tokens; made with REST, where the secret is shown once")
public class TokensCommand extends PbxAction {
    @Option(name = "--delete", description = "Deletes the token with this id")
    String delete;

    @Override
    void run() {
        if (delete != null) {
            if (!pbx.tokens().delete(delete)) {
                throw notFound("id", Text.of("There is no such token.", "没有此令牌。"));
            }
            say("Deleted.", "已删除。");
            return;
        }
        ShellTable table = table(
                in(Text.of("Name", "名称")),
                in(Text.of("Account", "账户")),
                in(Text.of("Scopes", "权限范围")),
                in(Text.of("Networks", "网段")),
                in(Text.of("Expires", "到期")),
                in(Text.of("Last used", "最近使用")),
                "ID");
        for (ApiToken token : pbx.tokens().all()) {
            row(
                    table,
                    token.name(),
                    token.account(),
                    String.join(
                            ",",
                            token.scopes().stream().sorted().map(s -> s.id()).toList()),
                    String.join(",", token.networks()),
                    token.expires() == null ? "" : token.expires(),
                    token.lastUsed() == null ? "" : token.lastUsed(),
                    token.id());
        }
        show(table);
    }
}
