package dev.lockstep.distributed.protocol;

import java.io.IOException;

/** The kinds of messages; their order is that of the bytes that begin them. */
public enum MessageKind {
    JOB(from -> new Request.Job(from.text(), from.text(), from.options(), from.text(), from.integer(), from.texts())),
    SEND_STATE(from -> new Request.SendState()),
    LISTEN(from -> new Request.Listen(from.integer())),
    CONNECT(from -> new Request.Connect(from.integer(), from.integer(), from.integers(), from.text(), from.flag())),
    SET_STATE(from -> new Request.SetState(from.state())),
    ROUND(from -> new Request.Round(from.number(), from.number(), from.numbers(), from.checks())),
    ABORT(from -> new Request.Abort(from.integer())),
    PING(from -> new Request.Ping()),
    HELLO(from -> new Answer.Hello(from.integer(), from.text())),
    READY(from -> new Answer.Ready(from.integer(), from.integers(), from.text(), from.text())),
    REFUSED(from -> new Answer.Refused(from.text(), from.flag())),
    STATE(from -> new Answer.State(from.state())),
    LISTENING(from -> new Answer.Listening(from.integer(), from.text())),
    CONNECTED(from -> new Answer.Connected(from.integer())),
    DONE(from -> new Answer.Done(
            from.number(), from.numbers(), from.text(), from.optionalState(), from.numbers(), from.checkedBlocks())),
    FAILED(from -> new Answer.Failed(from.text(), from.flag())),
    PONG(from -> new Answer.Pong(from.number(), from.flag()));

    /** Reads the parts of a message. */
    private interface Reader {
        Message read(Decoder from) throws IOException;
    }

    private final Reader reader;

    MessageKind(Reader reader) {
        this.reader = reader;
    }

    Message read(Decoder from) throws IOException {
        return reader.read(from);
    }
}
