package org.strowger.rest.problem;

import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

/** The item is not any more what the caller thinks it is (412). */
public final class PreconditionFailedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public PreconditionFailedException() {
        super(
                Kind.CONFLICT,
                "item.changed",
                "",
                Text.of("Somebody else has changed it meanwhile. Read it again.", "该项目已被他人修改，请重新读取。"));
    }
}
