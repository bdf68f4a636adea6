package io.tributary.simulator.telemetry;

/**
 * Identifies a message of a device: repeated as it is when the message is sent again.
 *
 * @param boot the run of the device that counts
 * @param seq from 1, without gaps
 */
public record MessageNumber(String boot, long seq) {}
