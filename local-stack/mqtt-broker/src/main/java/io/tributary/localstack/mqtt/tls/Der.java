package io.tributary.localstack.mqtt.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes ASN.1 by the distinguished encoding rules (X.690): tag, length, content. */
final class Der {

    private static final int BOOLEAN = 0x01;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTF8_STRING = 0x0C;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;

    /** From here on two digits of a year do not tell the century (RFC 5280, 4.1.2.5). */
    private static final int FIRST_GENERALIZED_YEAR = 2050;

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return tagged(SEQUENCE, parts);
    }

    static byte[] set(byte[]... parts) {
        return tagged(SET, parts);
    }

    static byte[] integer(BigInteger value) {
        return tagged(INTEGER, value.toByteArray());
    }

    static byte[] yes() {
        return tagged(BOOLEAN, new byte[] {(byte) 0xFF});
    }

    static byte[] bits(int unused, byte... bytes) {
        return tagged(BIT_STRING, new byte[] {(byte) unused}, bytes);
    }

    static byte[] octets(byte[] bytes) {
        return tagged(OCTET_STRING, bytes);
    }

    static byte[] text(String text) {
        return tagged(UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    /** An object identifier, given as its numbers. */
    static byte[] oid(int first, int second, int... others) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(40 * first + second);
        for (int number : others) {
            base128(content, number);
        }
        return tagged(OBJECT_IDENTIFIER, content.toByteArray());
    }

    static byte[] time(Instant at) {
        boolean generalized = at.atZone(ZoneOffset.UTC).getYear() >= FIRST_GENERALIZED_YEAR;
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern(generalized ? "yyyyMMddHHmmss'Z'" : "yyMMddHHmmss'Z'")
                        .withZone(ZoneOffset.UTC);
        return tagged(
                generalized ? GENERALIZED_TIME : UTC_TIME,
                format.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] tagged(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        length(out, content.size());
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static void length(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        byte[] bytes = BigInteger.valueOf(length).toByteArray();
        int zero = bytes[0] == 0 ? 1 : 0;
        out.write(0x80 | (bytes.length - zero));
        out.write(bytes, zero, bytes.length - zero);
    }

    private static void base128(ByteArrayOutputStream out, int number) {
        int digits = 1;
        for (int rest = number >>> 7; rest != 0; rest >>>= 7) {
            digits++;
        }
        for (int i = digits - 1; i >= 0; i--) {
            int digit = (number >>> (7 * i)) & 0x7F;
            out.write(i == 0 ? digit : digit | 0x80);
        }
    }
}
