package io.tributary.benchmarks.rig;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** Addresses of servers of this machine. */
final class Addresses {

    private Addresses() {}

    /** Where {@code tcp://host:port} of this machine is. */
    static InetSocketAddress of(String url) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), URI.create(url).getPort());
    }
}
