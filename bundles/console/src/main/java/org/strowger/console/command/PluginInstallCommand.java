package org.strowger.console.command;

import java.io.IOException;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "pbx", name = "plugin-install", description = "Installs a plug-in from its archive")
public class PluginInstallCommand extends PluginAction {
    @Argument(index = 0, name = "archive", description = "File, or path in the repository", required = true)
    String archive;

    @Option(name = "--repository", description = "Fetches the archive from this repository instead")
    String repository;

    @Option(name = "--signature", description = "File with a detached signature")
    String signature;

    @Override
    void run() throws InterruptedException, IOException {
        follow(pbx.plugins().install(source(archive, repository, signature), by()));
    }
}
