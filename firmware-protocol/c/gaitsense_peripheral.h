/* A reference sensor of the GaitSense profile, for makers to port. It holds all state in one struct of the caller, allocates
 * nothing and waits for nothing. What depends on the part is behind the five hooks of gs_port.
 *
 * Call from one context (or under one lock): the sampling interrupt hands each reading over with gs_on_sample, the radio stack
 * its events with the other gs_on_* functions. */
#ifndef GAITSENSE_PERIPHERAL_H
#define GAITSENSE_PERIPHERAL_H

#include "gaitsense_protocol.h"

/* 512 bytes hold at most 41 samples. */
#define GS_MAX_BUFFERED 41u

typedef struct {
    void *context;
    /* The free-running 32768 Hz clock. */
    uint32_t (*ticks)(void *context);
    /* Hands a notification of the stream to the radio; 0 when its queue is full: the packet is lost, and its numbers show it. */
    int (*notify_stream)(void *context, const uint8_t *bytes, size_t n);
    /* Hands an indication of the control point to the radio. */
    void (*indicate_control)(void *context, const uint8_t *bytes, size_t n);
    /* Hands a notification of the clock to the radio. */
    void (*notify_clock)(void *context, const uint8_t *bytes, size_t n);
    /* Sets the inertial element to a rate in 0.1 Hz and full scales, 0 to stop it; 0 when it does not answer. */
    int (*sample)(void *context, uint16_t rate, uint8_t acceleration_range, uint8_t angular_rate_range);
    /* Blinks for some seconds; 0 ends it. */
    void (*identify)(void *context, uint8_t seconds);
    /* Keeps the body site over power cycles. */
    void (*keep_site)(void *context, uint8_t site);
} gs_port;

typedef struct {
    gs_port port;
    gs_identity identity;
    const uint16_t *rates;      /* rates on offer, 0.1 Hz, rising */
    size_t rate_count;
    gs_configuration now;
    uint16_t period;            /* measured, 1/16 tick */
    uint8_t is_stream_notified;
    uint8_t battery_percent;
    uint32_t next_sample;       /* number since the start */
    gs_header header;
    gs_sample buffer[GS_MAX_BUFFERED];
    uint8_t packet[GS_MAX_ATTRIBUTE];
} gs_peripheral;

/* The site is as it was kept; the first rate of the list not below 100 Hz is set. */
void gs_peripheral_init(gs_peripheral *p, const gs_port *port, const gs_identity *identity, const uint16_t *rates, size_t rate_count);

/* The link stands or was lost, and its ATT MTU. */
void gs_on_link(gs_peripheral *p, int is_linked, uint16_t att_mtu);

/* The host enabled or disabled notifications of the stream. */
void gs_on_stream_notifications(gs_peripheral *p, int is_enabled);

/* The host wrote the control point. */
void gs_on_control(gs_peripheral *p, const uint8_t *bytes, size_t n);

/* The host wrote the clock. */
void gs_on_clock(gs_peripheral *p, const uint8_t *bytes, size_t n);

/* One reading, in the sensor frame, with the clock at which it was taken. */
void gs_on_sample(gs_peripheral *p, const gs_sample *sample, uint32_t ticks);

/* The sample period as measured against the 32768 Hz clock, 1/16 tick; an element's own oscillator may be percents off. */
void gs_set_period(gs_peripheral *p, uint16_t period);

/* Value of the battery level, percent. */
void gs_set_battery(gs_peripheral *p, unsigned percent);

/* Value of the sensor identity; returns its length. */
size_t gs_read_identity(const gs_peripheral *p, uint8_t *to, size_t room);

#endif
