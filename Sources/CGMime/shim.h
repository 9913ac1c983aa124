#pragma once
#include <gmime/gmime.h>

/* GObject's checked casts are macros, which Swift doesn't see. These give NULL where the object is of another kind. */

static inline GMimeMultipart *cgmime_as_multipart(GMimeObject *object) {
    return GMIME_IS_MULTIPART(object) ? GMIME_MULTIPART(object) : NULL;
}

static inline GMimeMessagePart *cgmime_as_message_part(GMimeObject *object) {
    return GMIME_IS_MESSAGE_PART(object) ? GMIME_MESSAGE_PART(object) : NULL;
}

static inline GMimePart *cgmime_as_part(GMimeObject *object) {
    return GMIME_IS_PART(object) ? GMIME_PART(object) : NULL;
}

static inline InternetAddressMailbox *cgmime_as_mailbox(InternetAddress *address) {
    return INTERNET_ADDRESS_IS_MAILBOX(address) ? INTERNET_ADDRESS_MAILBOX(address) : NULL;
}

/* The same towards the ancestor, which every object has. */

static inline GMimeObject *cgmime_object_of_message(GMimeMessage *message) {
    return GMIME_OBJECT(message);
}

static inline GByteArray *cgmime_bytes_of_stream(GMimeStream *stream) {
    return g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
}
