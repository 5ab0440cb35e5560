package org.strowger.console.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.strowger.api.config.ConfigType;
import org.strowger.api.core.Text;

@Service
@Command(scope = "pbx", name = "get", description = "Shows one item; secrets stay hidden")
public class GetCommand extends PbxAction {
    @Argument(index = 0, name = "type", description = "Type, such as extension", required = true)
    @Completion(TypeCompleter.class)
    String type;

    @Argument(index = 1, name = "key", description = "Key of the item; not needed where there is only one")
    @Completion(ItemCompleter.class)
    String key;

    @Override
    void run() {
        boolean absent = inactive(type).isPresent();
        String keyField = absent ? "key" : type(type).key();
        String wanted = key == null && !absent && type(type).singleton() ? ConfigType.SINGLETON : key;
        if (wanted == null) {
            throw invalid(keyField, Text.of("Say which one.", "请指明是哪一个。"));
        }
        showItem(staging()
                .view()
                .raw(type, wanted)
                .orElseThrow(() -> notFound(keyField, Text.of("There is no {0} {1}.", "没有 {0} {1}。", type, wanted))));
    }
}
