package io.tributary.simulator.mqtt;

import java.util.Set;

/** MQTT 5 reason codes for people, and which of them another attempt would not change. */
final class ReasonCodes {

    static final int SESSION_TAKEN_OVER = 0x8E;

    private static final Set<Integer> HOPELESS =
            Set.of(0x84, 0x85, 0x86, 0x87, 0x8A, 0x8C, SESSION_TAKEN_OVER);

    private ReasonCodes() {}

    /** Whether the same connection would meet the same answer again. */
    static boolean isHopeless(int reasonCode) {
        return HOPELESS.contains(reasonCode);
    }

    static String describe(int reasonCode) {
        String text =
                switch (reasonCode) {
                    case 0x00 -> "accepted";
                    case 0x10 -> "accepted without a subscriber";
                    case 0x84 -> "the broker does not speak MQTT 5";
                    case 0x85 -> "the broker does not accept the client id";
                    case 0x86 ->
                            "wrong user name or password: set tributary.mqtt.username and"
                                    + " tributary.mqtt.password, or tributary.mqtt.accounts-file";
                    case 0x87 ->
                            "not authorised: the broker does not let this user do this; check"
                                    + " tributary.mqtt.username, tributary.mqtt.password and the"
                                    + " user's rights";
                    case 0x89 -> "the broker is busy";
                    case 0x8A -> "the broker has banned this client";
                    case 0x8B -> "the broker is shutting down";
                    case 0x8C -> "the broker wants another way of authentication";
                    case 0x8D -> "nothing was heard of this client for too long";
                    case SESSION_TAKEN_OVER ->
                            "another client has connected under the same client id: only one"
                                    + " simulator may play a device";
                    case 0x95 -> "the message is larger than the broker allows";
                    case 0x97 -> "the broker's quota is used up";
                    default -> "refused by the broker";
                };
        return "%s (reason code 0x%02X)".formatted(text, reasonCode);
    }
}
