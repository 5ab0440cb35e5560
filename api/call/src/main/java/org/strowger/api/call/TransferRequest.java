package org.strowger.api.call;

/**
 * A party's wish to have the other party of its call connected with somebody else.
 *
 * @param target number to call, as dialled; for a transfer with consultation what the technology knows of it, perhaps
 *     empty
 * @param consultation another leg of the same user, whose other party (talking or still ringing) is the target; null
 *     for a blind transfer
 * @param progress told what becomes of it
 */
public record TransferRequest(String target, Leg consultation, TransferProgress progress) {
    public TransferRequest {
        progress = progress == null ? TransferProgress.NONE : progress;
    }

    public static TransferRequest blind(String target, TransferProgress progress) {
        return new TransferRequest(target, null, progress);
    }
}
