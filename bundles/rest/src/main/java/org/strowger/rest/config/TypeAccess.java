package org.strowger.rest.config;

import java.util.List;
import java.util.Optional;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.InactiveType;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.TokenGate;

/** Which types, and which of their items, a caller may see and change. A type he may not see does not exist for him. */
public final class TypeAccess {
    private final ConfigService config;

    public TypeAccess(ConfigService config) {
        this.config = config;
    }

    public List<TypeSchema> readable(Caller caller) {
        return config.types().stream().filter(t -> mayRead(caller, t)).toList();
    }

    /** The type, when the caller may read it. */
    public TypeSchema readable(Caller caller, String type) {
        return config.type(type).filter(t -> mayRead(caller, t)).orElseThrow(() -> absent(caller, type)
                .map(t -> Refusals.absentType(t.label()))
                .orElseGet(() -> Refusals.notFound("configuration type of this name", "此名称的配置类型")));
    }

    /** A type whose bundle is absent; what becomes of its items is for administrators to decide. */
    public Optional<InactiveType> absent(Caller caller, String type) {
        return absent(caller).stream().filter(t -> t.name().equals(type)).findFirst();
    }

    public List<InactiveType> absent(Caller caller) {
        return caller.isAdmin() ? config.inactiveTypes() : List.of();
    }

    /** The type, when the caller may at least look at its items: of an absent one no field is known. */
    public TypeSchema shown(Caller caller, String type) {
        return absent(caller, type).map(TypeAccess::bare).orElseGet(() -> readable(caller, type));
    }

    /** The type, when the caller may delete its items. */
    public TypeSchema deletable(Caller caller, String type) {
        return absent(caller, type).map(TypeAccess::bare).orElseGet(() -> writable(caller, type));
    }

    private static TypeSchema bare(InactiveType type) {
        return new TypeSchema(type.name(), "", type.label(), List.of(), List.of(), List.of());
    }

    /** The type, when the caller may change it. */
    public TypeSchema writable(Caller caller, String type) {
        TypeSchema schema = readable(caller, type);
        if (!mayWrite(caller, schema)) {
            throw Refusals.forbidden();
        }
        return schema;
    }

    public static boolean mayRead(Caller caller, TypeSchema type) {
        return mayWrite(caller, type)
                || !TokenGate.hides(caller, type.name())
                        && type.readableBy().contains(caller.role().id());
    }

    public static boolean mayWrite(Caller caller, TypeSchema type) {
        return !TokenGate.hides(caller, type.name())
                && (caller.isAdmin() || type.writableBy().contains(caller.role().id()));
    }

    /** The user of an extension sees, of types whose items belong to one extension each, his own alone. */
    public static boolean maySee(Caller caller, TypeSchema type, String key) {
        return !caller.isUser()
                || !perExtension(type)
                || key.equals(caller.account().extension());
    }

    /** The key again; what is not the caller's own is refused as if it were not there, before anybody looks whether it is. */
    public static String own(Caller caller, TypeSchema type, String key) {
        if (!maySee(caller, type, key)) {
            throw Refusals.noItem(type, key);
        }
        return key;
    }

    private static boolean perExtension(TypeSchema type) {
        return type.field(type.key()).filter(TypeAccess::namesExtension).isPresent();
    }

    private static boolean namesExtension(FieldSchema key) {
        return "user".equals(key.numberKind()) || "extension".equals(key.references());
    }
}
