package dev.sase.daemon.server;

import dev.sase.core.transport.AsOf;
import dev.sase.core.transport.Protocol;
import dev.sase.core.transport.RequestType;
import dev.sase.core.transport.ResponseEnvelope;
import dev.sase.core.transport.WireError;
import dev.sase.core.transport.WireErrors;
import dev.sase.spi.RawJson;

/** What a request is answered with, before a dialect wraps it. Immutable. */
sealed interface Outcome {
    /**
     * The answer to anything but a typed read.
     *
     * @param type the answer's type
     * @param asOf the state of the projection that the body was read from
     * @param data the body
     */
    record Answer(RequestType type, AsOf asOf, RawJson data) implements Outcome {}

    /**
     * The answer to a typed read.
     *
     * @param surface the read asked for
     * @param asOf the state of the projection that the body was read from
     * @param body the answer of the read, copied to the socket as it is
     */
    record ReadAnswer(String surface, AsOf asOf, RawJson body) implements Outcome {}

    /**
     * A refusal.
     *
     * @param error the error
     */
    record Failure(WireError error) implements Outcome {}

    /** An answer that was not read from a snapshot. */
    static Outcome answer(RequestType type, RawJson data) {
        return new Answer(type, AsOf.NOTHING, data);
    }

    /** The frame that goes to the client in one write, never longer than a frame may be. */
    default byte[] frame(String requestId) {
        return switch (this) {
            case Answer(RequestType type, AsOf asOf, RawJson data) ->
                ResponseEnvelope.frame(requestId, asOf, type, data);
            case ReadAnswer(String surface, AsOf asOf, RawJson body) ->
                ResponseEnvelope.readFrame(requestId, asOf, surface, body);
            case Failure(WireError error) -> ResponseEnvelope.errorFrame(requestId, error);
        };
    }

    /** The element of the answer to a batch. */
    default RawJson item(String requestId) {
        return switch (this) {
            case Answer(RequestType type, AsOf asOf, RawJson data) ->
                ResponseEnvelope.item(requestId, asOf, type, data);
            case ReadAnswer(String surface, AsOf asOf, RawJson body) ->
                ResponseEnvelope.item(requestId, asOf, RequestType.READ, ResponseEnvelope.readBody(surface, body));
            case Failure(WireError error) -> ResponseEnvelope.errorItem(requestId, error);
        };
    }

    /** This outcome, or a refusal where its body alone is longer than a frame or line may be. */
    default Outcome bounded() {
        int size = switch (this) {
            case Answer answer -> answer.data().size();
            case ReadAnswer answer -> answer.body().size();
            case Failure _ -> 0;
        };
        return size <= Protocol.MAX_PAYLOAD_BYTES ? this : new Failure(WireErrors.answerTooLarge(size));
    }
}
