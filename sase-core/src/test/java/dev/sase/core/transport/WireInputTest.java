package dev.sase.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.spi.RawJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WireInputTest {
    private static WireInput over(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return new WireInput(new ByteArrayInputStream(all.toByteArray()));
    }

    @Test
    void framesFollowEachOtherUntilTheCleanEnd() throws IOException {
        WireInput in = over(Frames.of(RawJson.of("{}")), Frames.of(RawJson.of("[1]")));

        assertThat(in.frame()).isEqualTo(new Frame.Body(RawJson.of("{}")));
        assertThat(in.frame()).isEqualTo(new Frame.Body(RawJson.of("[1]")));
        assertThat(in.frame()).isEqualTo(new Frame.End());
    }

    @Test
    void lengthIsFourBytesMostSignificantFirst() {
        assertThat(Frames.of(RawJson.of("{\"a\":\"0123456789\"}"))).startsWith(0, 0, 0, 18);
        assertThat(Frames.of(new RawJson(new byte[0x010203]))).startsWith(0, 1, 2, 3);
    }

    @Test
    void frameOfExactlyTheLimitIsReadAndOneByteMoreIsRefusedUnread() throws IOException {
        byte[] largest = new byte[Protocol.MAX_PAYLOAD_BYTES];
        Arrays.fill(largest, (byte) 'x');

        assertThat(over(Frames.of(new RawJson(largest))).frame()).isEqualTo(new Frame.Body(new RawJson(largest)));
        assertThat(over(new byte[] {0, 0x10, 0, 1}).frame()).isEqualTo(new Frame.TooLong(1_048_577));
        assertThat(over(new byte[] {-1, -1, -1, -1}).frame()).isEqualTo(new Frame.TooLong(4_294_967_295L));
    }

    @Test
    void zeroLengthAndCutFramesAreToldApart() throws IOException {
        assertThat(over(new byte[4]).frame()).isEqualTo(new Frame.Empty());
        assertThat(over(new byte[] {0, 0}).frame()).isEqualTo(new Frame.Cut(2, 4));
        assertThat(over(new byte[] {0, 0, 0, 9, '{'}).frame()).isEqualTo(new Frame.Cut(1, 9));
    }

    @Test
    void timeoutInsideAFrameLosesNothing() throws IOException {
        byte[] frame = Frames.of(RawJson.of("{\"name\":\"value\"}"));
        InputStream halting = new InputStream() {
            private int at;
            private boolean halted;

            @Override
            public int read() {
                throw new AssertionError("single bytes are not read");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                halted = !halted;
                if (halted) {
                    throw new SocketTimeoutException("wait");
                }
                int count = Math.min(3, Math.min(length, frame.length - at));
                System.arraycopy(frame, at, target, offset, count);
                at += count;
                return count;
            }
        };
        WireInput in = new WireInput(halting);
        int timeouts = 0;
        Frame result = null;
        while (result == null) {
            try {
                result = in.frame();
            } catch (SocketTimeoutException _) {
                timeouts++;
            }
        }

        assertThat(result).isEqualTo(new Frame.Body(RawJson.of("{\"name\":\"value\"}")));
        assertThat(timeouts).isEqualTo((frame.length + 2) / 3);
    }

    @Test
    void frameCostsOneReadIfSmallAndTwoIfLarge() throws IOException {
        int[] reads = new int[1];
        byte[] large = Frames.of(new RawJson(new byte[200_000]));
        byte[] small = Frames.of(new RawJson(new byte[1_000]));
        InputStream counting = new ByteArrayInputStream(join(small, large)) {
            private boolean first = true;

            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                reads[0]++;
                int most = first ? small.length : length;
                first = false;
                return super.read(target, offset, Math.min(length, most));
            }
        };
        WireInput in = new WireInput(counting);

        in.frame();
        assertThat(reads[0]).isEqualTo(1);
        in.frame();
        assertThat(reads[0]).isEqualTo(3);
    }

    @Test
    void frameIsWrittenWithOneCall() throws IOException {
        int[] writes = new int[1];
        Frames.write(
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        throw new AssertionError("single bytes are not written");
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        writes[0]++;
                    }
                },
                RawJson.of("{}"));

        assertThat(writes[0]).isEqualTo(1);
    }

    @Test
    void linesAndFramesAreToldApartByTheirFirstByte() throws IOException {
        WireInput lines = over("{\"id\":1}\r\n\n{\"id\":2}".getBytes(StandardCharsets.UTF_8));

        assertThat(lines.peek()).isEqualTo('{');
        assertThat(lines.line()).isEqualTo(new Frame.Body(RawJson.of("{\"id\":1}")));
        assertThat(lines.line()).isEqualTo(new Frame.Empty());
        assertThat(lines.line()).isEqualTo(new Frame.Body(RawJson.of("{\"id\":2}")));
        assertThat(lines.line()).isEqualTo(new Frame.End());
        assertThat(over(Frames.of(RawJson.of("{}"))).peek()).isZero();
        assertThat(over().peek()).isEqualTo(-1);
    }

    @Test
    void lineOfExactlyTheLimitIsReadAndOneByteMoreIsRefused() throws IOException {
        byte[] largest = new byte[Protocol.MAX_PAYLOAD_BYTES];
        Arrays.fill(largest, (byte) 'x');

        assertThat(over(largest, new byte[] {'\n'}).line()).isEqualTo(new Frame.Body(new RawJson(largest)));
        assertThat(over(largest, new byte[] {'x', '\n'}).line()).isInstanceOf(Frame.TooLong.class);
        assertThat(over(largest, largest).line()).isInstanceOf(Frame.TooLong.class);
    }

    @Test
    void failingStreamIsReported() {
        WireInput in = new WireInput(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("gone");
            }
        });

        assertThatThrownBy(in::frame).hasMessage("gone");
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
