package io.tributary.streaming;

/**
 * Where servers of tests are.
 *
 * @param kafka its bootstrap servers
 * @param elasticsearch its URL
 */
record Addresses(String kafka, String elasticsearch) {}
