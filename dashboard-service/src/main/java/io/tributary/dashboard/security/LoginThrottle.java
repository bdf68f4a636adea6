package io.tributary.dashboard.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Slows down who guesses passwords. After some failures of one address with one name, and after
 * more of one address with any names, the next attempt has to wait, twice as long each time, at
 * most a minute; after a quarter of an hour all is forgotten. What one address does costs no other
 * anything, so that nobody can be locked out by a stranger; of IPv6, where one customer has very
 * many addresses, all with the same first 64 bits are one. Holds at most 10,000 of each, however
 * long the names; beyond that the oldest is forgotten. Thread-safe.
 */
@Component
class LoginThrottle {

    private static final int FREE_PER_NAME = 5;
    private static final int FREE_PER_ADDRESS = 30;
    private static final long LONGEST_SECONDS = 60;
    private static final long FORGET_SECONDS = 900;
    private static final int MOST = 10_000;

    private static final int LONGEST_NAME = 64;
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F.:]*:[0-9a-fA-F.:]*(%.*)?");
    private static final int NETWORK_BYTES = 8;

    private final Map<String, Failures> failures = new LinkedHashMap<>();
    private final LongSupplier nanos;

    @Autowired
    LoginThrottle() {
        this(System::nanoTime);
    }

    LoginThrottle(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Seconds until the next attempt is looked at; 0: now. */
    synchronized long secondsToWait(String address, String name) {
        return Math.max(wait(byName(address, name)), wait(byAddress(address)));
    }

    /** An attempt was looked at and failed. */
    synchronized void failed(String address, String name) {
        add(byName(address, name), FREE_PER_NAME);
        add(byAddress(address), FREE_PER_ADDRESS);
    }

    /** An attempt succeeded: that name is no longer guessed at from there. */
    synchronized void succeeded(String address, String name) {
        failures.remove(byName(address, name));
    }

    synchronized int size() {
        return failures.size();
    }

    private long wait(String key) {
        Failures known = failures.get(key);
        if (known == null) {
            return 0;
        }
        long left = known.until() - nanos.getAsLong();
        return left <= 0 ? 0 : TimeUnit.NANOSECONDS.toSeconds(left) + 1;
    }

    private void add(String key, int free) {
        long now = nanos.getAsLong();
        Failures known = failures.remove(key);
        int count =
                known == null || now - known.at() > seconds(FORGET_SECONDS) ? 1 : known.count() + 1;
        int doublings = Math.min(count - free, Long.SIZE - 2);
        long wait = doublings < 0 ? 0 : Math.min(LONGEST_SECONDS, 1L << Math.min(doublings, 6));
        failures.put(key, new Failures(count, now, now + seconds(wait)));
        if (failures.size() > 2 * MOST) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    /** Where somebody is, as far as addresses tell places apart. */
    static String place(String address) {
        if (!IPV6.matcher(address).matches()) {
            return cut(address);
        }
        try {
            // no name is asked for: the text is an address, or none at all
            byte[] bytes = InetAddress.getByName(address.replaceFirst("%.*", "")).getAddress();
            return bytes.length <= NETWORK_BYTES
                    ? HexFormat.of().formatHex(bytes)
                    : HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) + "::";
        } catch (UnknownHostException e) {
            return cut(address);
        }
    }

    /** What is longer than any name does not stand for itself: it would fill the memory. */
    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_NAME));
    }

    private static String byName(String address, String name) {
        return place(address) + " " + cut(name);
    }

    private static String byAddress(String address) {
        return place(address);
    }

    private record Failures(int count, long at, long until) {}
}
