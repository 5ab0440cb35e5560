package org.strowger.console.command;

import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.core.Text;

@Service
@Command(
        scope = "pbx",
        name = "set",
        description = "Changes the named fields of an item: pbx:set extension 101 name=Reception codecs=alaw,ulaw."
                + " A secret may be given as field=? and is then asked for")
public class SetCommand extends EditAction {
    @Argument(index = 0, name = "type", description = "Type, such as extension", required = true)
    @Completion(TypeCompleter.class)
    String type;

    @Argument(
            index = 1,
            name = "key field=value ...",
            description = "Key of the item (not where there is only one), then what to change",
            required = true,
            multiValued = true)
    @Completion(ItemCompleter.class)
    List<String> rest;

    @Override
    void run() {
        TypeSchema schema = type(type);
        String first = rest.get(0);
        boolean keyed = !schema.singleton() || first.equals(ConfigType.SINGLETON);
        String key = keyed ? first : ConfigType.SINGLETON;
        List<String> assignments = keyed ? rest.subList(1, rest.size()) : rest;
        if (assignments.isEmpty()) {
            throw invalid("", Text.of("Say what to change: field=value.", "请指明要更改的内容：字段=值。"));
        }
        Map<String, Object> current = staging().view().raw(schema.name(), key).orElse(Map.of());
        Map<String, Object> values = values(schema, assignments, current);
        change("pbx:set", schema.name(), key, t -> t.patch(schema.name(), key, values));
    }
}
