package io.tributary.mqtt.packet;

/**
 * What is left of a payload that was too large to be kept.
 *
 * @param bytes its length
 * @param sha256 its hash, hexadecimal
 */
public record Oversize(long bytes, String sha256) {}
