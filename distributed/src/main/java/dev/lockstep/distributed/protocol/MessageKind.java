package dev.lockstep.distributed.protocol;

import java.io.IOException;

/** The kinds of messages; their order is that of the bytes that begin them. */
public enum MessageKind {
    JOB(from -> new Message.Job(from.text(), from.text(), from.options(), from.text(), from.integer(), from.texts())),
    SEND_STATE(from -> new Message.SendState()),
    LISTEN(from -> new Message.Listen(from.integer())),
    CONNECT(from -> new Message.Connect(
            from.integer(), from.integer(), from.integers(), from.text(), from.integer(), from.flag())),
    SET_STATE(from -> new Message.SetState(from.state())),
    ROUND(from -> new Message.Round(from.number(), from.number(), from.numbers(), from.checks())),
    ABORT(from -> new Message.Abort(from.integer())),
    PING(from -> new Message.Ping()),
    HELLO(from -> new Message.Hello(from.integer(), from.text())),
    READY(from -> new Message.Ready(from.integer(), from.integers(), from.text(), from.text())),
    REFUSED(from -> new Message.Refused(from.text())),
    STATE(from -> new Message.State(from.state())),
    LISTENING(from -> new Message.Listening(from.integer(), from.integer())),
    CONNECTED(from -> new Message.Connected(from.integer())),
    DONE(from -> new Message.Done(
            from.number(), from.numbers(), from.text(), from.optionalState(), from.numbers(), from.checkedBlocks())),
    FAILED(from -> new Message.Failed(from.text(), from.flag())),
    PONG(from -> new Message.Pong(from.number(), from.flag()));

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
