package dev.sase.daemon.server;

import dev.sase.core.transport.RequestEnvelope;
import dev.sase.core.transport.ResponseEnvelope;
import dev.sase.core.transport.WireError;
import dev.sase.spi.RawJson;

/** The framed contract: one request in a frame, one answer in a frame. Thread-safe. */
final class FramedDialect {
    private FramedDialect() {}

    /** The frame that answers the body of a frame. */
    static byte[] answer(RawJson body, Handler handler) {
        return switch (RequestEnvelope.decode(body)) {
            case RequestEnvelope.Decoded.Rejected(String requestId, WireError error) ->
                ResponseEnvelope.errorFrame(requestId, error);
            case RequestEnvelope.Decoded.Accepted(RequestEnvelope request) ->
                handler.handle(request.payload()).frame(request.requestId());
        };
    }
}
