package io.tributary.mqtt.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutgoingPacketsTests {

    private final List<byte[]> writes = new ArrayList<>();
    private final OutgoingPackets out = new OutgoingPackets(new Network());

    @Test
    void packetIsWrittenInOnePieceAtTheFlush() throws IOException {
        out.write(0x30);
        out.write(new byte[5_000], 10, 4_000);
        assertThat(writes).isEmpty();
        out.flush();
        assertThat(writes).singleElement().satisfies(each -> assertThat(each).hasSize(4_001));
        out.flush();
        assertThat(writes).hasSize(1);
    }

    @Test
    void acknowledgementsGoInOneBurstInTheirOrder() throws IOException {
        out.acknowledge(1);
        out.acknowledge(0xFFFE);
        assertThat(writes).isEmpty();
        out.flushAcknowledgements();
        assertThat(writes)
                .singleElement()
                .isEqualTo(new byte[] {0x40, 2, 0, 1, 0x40, 2, (byte) 0xFF, (byte) 0xFE});
    }

    @Test
    void acknowledgementsNeverStandWithinAPacket() throws IOException {
        out.write(new byte[] {1, 2}, 0, 2);
        out.acknowledge(7);
        out.flushAcknowledgements();
        out.write(3);
        out.flush();
        assertThat(writes).containsExactly(new byte[] {0x40, 2, 0, 7}, new byte[] {1, 2, 3});
    }

    @Test
    void packetLargerThanAllBeforeIsWrittenWhole() throws IOException {
        byte[] packet = new byte[300_000];
        packet[299_999] = 9;
        out.write(packet, 0, packet.length);
        out.flush();
        out.write(4);
        out.flush();
        assertThat(writes).containsExactly(packet, new byte[] {4});
    }

    @Test
    void brokenConnectionIsTold() {
        OutgoingPackets broken =
                new OutgoingPackets(
                        new OutputStream() {
                            @Override
                            public void write(int b) throws IOException {
                                throw new IOException("broken pipe");
                            }
                        });
        broken.acknowledge(1);
        assertThatIOException().isThrownBy(broken::flushAcknowledgements);
    }

    private final class Network extends OutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            bytes.write(b);
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            bytes.write(source, offset, length);
        }

        @Override
        public void flush() {
            writes.add(bytes.toByteArray());
            bytes.reset();
        }
    }
}
