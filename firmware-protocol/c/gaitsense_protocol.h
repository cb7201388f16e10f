/* The GaitSense GATT profile, version 1: bytes to values and back, for sensors and hosts.
 *
 * Portable C99. No allocation, no state, nothing of the C library but <string.h>. Byte order, alignment and the size of
 * int do not matter. Rules: firmware-protocol/README.md. */
#ifndef GAITSENSE_PROTOCOL_H
#define GAITSENSE_PROTOCOL_H

#include <stddef.h>
#include <stdint.h>

#define GS_VERSION 1u
#define GS_TICKS_PER_S 32768u
#define GS_PERIOD_UNITS_PER_TICK 16u
#define GS_HEADER_LENGTH 14u
#define GS_CHECKSUM_LENGTH 2u
#define GS_MAX_SAMPLES 255u
#define GS_MAX_ATTRIBUTE 512u
#define GS_ATT_OVERHEAD 3u
#define GS_IDENTITY_LENGTH 11u
#define GS_RESPONSE_LENGTH 12u
#define GS_CLOCK_REQUEST_LENGTH 5u
#define GS_CLOCK_RESPONSE_LENGTH 13u

enum { GS_CONTENT_FIELD = 1, GS_CONTENT_ORIENTATION = 2, GS_CONTENT_KNOWN = 3 };

typedef enum { GS_OK = 0, GS_TRUNCATED, GS_BAD_CHECKSUM, GS_UNKNOWN_VERSION, GS_MALFORMED } gs_outcome;

typedef enum {
    GS_READ_CONFIGURATION = 1, GS_START, GS_STOP, GS_SET_RATE, GS_SET_RANGES, GS_SET_CONTENT, GS_IDENTIFY, GS_ASSIGN_SITE
} gs_opcode;

typedef enum {
    GS_STATUS_OK = 0, GS_NOT_SUPPORTED, GS_INVALID_PARAMETER, GS_WRONG_STATE, GS_BUSY, GS_MTU_TOO_SMALL, GS_SENSOR_FAULT
} gs_status;

/* One sample, counts. Parts that the content does not name are 0. */
typedef struct {
    int16_t acceleration[3];
    int16_t angular_rate[3];
    int16_t field[3];
    int16_t orientation[4]; /* w x y z */
} gs_sample;

typedef struct {
    uint8_t site;           /* 0 unassigned ... 6 thorax */
    uint8_t content;        /* GS_CONTENT_* */
    uint8_t acceleration_range;
    uint8_t angular_rate_range;
    uint16_t sequence;      /* number of the first sample since the start */
    uint32_t ticks;         /* device clock at the first sample */
    uint16_t period;        /* sample period, 1/16 tick */
    uint8_t count;          /* 1 to 255 */
} gs_header;

typedef struct {
    uint8_t site;
    uint8_t content;
    uint8_t acceleration_range;
    uint8_t angular_rate_range;
    uint16_t rate;          /* 0.1 Hz */
    uint8_t is_streaming;
    uint16_t att_mtu;
    uint8_t samples_per_packet;
} gs_configuration;

typedef struct {
    uint8_t site;
    uint8_t content;
    uint8_t acceleration_ranges; /* bit n: range code n */
    uint8_t angular_rate_ranges;
    uint16_t lowest_rate;        /* 0.1 Hz */
    uint16_t highest_rate;
    uint16_t boot_count;
} gs_identity;

/* CRC-16/IBM-3740 of n bytes. */
uint16_t gs_crc16(const uint8_t *bytes, size_t n);

/* Bytes of one sample with that content. */
size_t gs_sample_length(uint8_t content);

/* Bytes of a packet. */
size_t gs_packet_length(uint8_t content, size_t samples);

/* Samples that fit into one notification; 0 when the MTU is too small. */
size_t gs_max_samples(size_t att_mtu, uint8_t content);

/* Samples that a sensor puts into one packet: what fits, at most 0.1 s of them. Rate in 0.1 Hz. */
size_t gs_samples_per_packet(size_t att_mtu, uint8_t content, uint16_t rate);

/* Writes a packet; returns its length, or 0 when the header is not allowed or there is no room. */
size_t gs_packet_encode(const gs_header *header, const gs_sample *samples, uint8_t *to, size_t room);

/* Reads a packet. Takes at most `room` samples; a packet of more is GS_MALFORMED, so give room for GS_MAX_SAMPLES. */
gs_outcome gs_packet_decode(const uint8_t *bytes, size_t n, gs_header *header, gs_sample *samples, size_t room);

/* Reads a request as a sensor does. */
gs_status gs_request_decode(const uint8_t *bytes, size_t n, uint8_t *opcode, uint16_t *value);

/* Writes a request; returns its length, or 0 when there is no room. */
size_t gs_request_encode(uint8_t opcode, uint16_t value, uint8_t *to, size_t room);

size_t gs_response_encode(uint8_t opcode, uint8_t status, const gs_configuration *configuration, uint8_t *to, size_t room);
gs_outcome gs_response_decode(const uint8_t *bytes, size_t n, uint8_t *opcode, uint8_t *status, gs_configuration *configuration);

size_t gs_identity_encode(const gs_identity *identity, uint8_t *to, size_t room);
gs_outcome gs_identity_decode(const uint8_t *bytes, size_t n, gs_identity *identity);

gs_outcome gs_clock_request_decode(const uint8_t *bytes, size_t n, uint32_t *token);
size_t gs_clock_response_encode(uint32_t token, uint32_t received, uint32_t sent, uint8_t *to, size_t room);

#endif
