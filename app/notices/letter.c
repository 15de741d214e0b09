#include <stdbool.h>

#include "letter.h"

#include <jansson.h>
#include <libxml/tree.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "chengxue/buffer.h"
#include "chengxue/page.h"
#include "chengxue/render.h"

#define MAIL_MOST ((size_t)64 << 10)
#define WORD_BYTES                                                                                                     \
    45 /* of text in an encoded word: 60 as base64, 72 with what is around them; at most 75 are allowed */
#define LINE_BYTES 57 /* of text in a line of the body: 76 as base64 */

/* -- in words -------------------------------------------------------------------------------------------------------- */

static const char *part(struct arena *arena, const xmlDoc *words, const char *name)
{
    xmlNode *node = page_first(xmlDocGetRootElement(words), name);
    xmlChar *text = node != NULL ? xmlNodeGetContent(node) : NULL;
    char *kept = arena_copy(arena, text != NULL ? (const char *)text : "");
    xmlFree(text);
    return kept;
}

bool letter_word(struct arena *arena, struct letter *letter)
{
    xmlDoc *document = xmlNewDoc(BAD_CAST "1.0");
    xmlNode *notice = xmlNewNode(NULL, BAD_CAST "notice");
    xmlDocSetRootElement(document, notice);
    page_set(notice, "kind", letter->kind);
    page_set(notice, "zero", letter->zero);
    page_set(notice, "one", letter->one);
    page_set(notice, "urgent", letter->urgent);
    page_set(notice, "name", letter->name);
    page_set(notice, "link", letter->link);
    xmlDoc *words = render_document(document, "notices/letter");
    xmlFreeDoc(document);
    if (words == NULL)
        return false;
    letter->title = part(arena, words, "title");
    letter->text = part(arena, words, "text");
    letter->subject = part(arena, words, "subject");
    letter->body = part(arena, words, "body");
    xmlFreeDoc(words);
    return true;
}

/* -- as an e-mail ---------------------------------------------------------------------------------------------------- */

static void add_base64(struct buffer *buffer, const char *bytes, size_t length)
{
    char text[128];
    sodium_bin2base64(text, sizeof text, (const unsigned char *)bytes, length, sodium_base64_VARIANT_ORIGINAL);
    buffer_text(buffer, text);
}

static bool plain(const char *text)
{
    for (const char *at = text; *at != '\0'; at++)
        if (*at < ' ' || *at > '~')
            return false;
    return strlen(text) <= 60 && strstr(text, "=?") == NULL;
}

/* The bytes of text from the start, at most so many, that end with a whole character. */
static size_t whole_characters(const char *text, size_t most)
{
    size_t length = strlen(text);
    if (length <= most)
        return length;
    while (most > 0 && ((unsigned char)text[most] & 0xC0) == 0x80)
        most--;
    return most;
}

char *encoded_words(struct arena *arena, const char *text)
{
    if (plain(text))
        return arena_copy(arena, text);
    struct buffer *words = buffer_new(arena, MAIL_MOST);
    for (size_t length; (length = whole_characters(text, WORD_BYTES)) > 0; text += length) {
        buffer_text(words, words->length > 0 ? "\r\n =?UTF-8?B?" : "=?UTF-8?B?");
        add_base64(words, text, length);
        buffer_text(words, "?=");
    }
    return words->bytes;
}

static void add_body(struct buffer *mail, const char *body)
{
    size_t left = strlen(body);
    for (const char *at = body; left > 0;) {
        size_t length = left < LINE_BYTES ? left : LINE_BYTES;
        add_base64(mail, at, length);
        buffer_text(mail, "\r\n");
        at += length;
        left -= length;
    }
}

char *letter_mail(struct arena *arena, const struct letter *letter, const char *product, const char *from)
{
    char date[64];
    time_t seconds = (time_t)letter->at_seconds;
    struct tm at;
    gmtime_r(&seconds, &at);
    strftime(date, sizeof date, "%a, %d %b %Y %H:%M:%S +0000", &at);
    struct buffer *mail = buffer_new(arena, MAIL_MOST);
    buffer_printf(mail, "From: %s <%s>\r\n", encoded_words(arena, product), from);
    buffer_printf(mail, "To: <%s>\r\n", letter->email);
    buffer_printf(mail, "Subject: %s\r\n", encoded_words(arena, letter->subject));
    buffer_printf(mail, "Date: %s\r\n", date);
    buffer_printf(mail, "Message-ID: <notice-%lld%s>\r\n", (long long)letter->notice, strchr(from, '@'));
    buffer_text(mail, "Auto-Submitted: auto-generated\r\n"
                      "MIME-Version: 1.0\r\n"
                      "Content-Type: text/plain; charset=UTF-8\r\n"
                      "Content-Transfer-Encoding: base64\r\n\r\n");
    add_body(mail, letter->body);
    return mail->bytes;
}

/* -- for the web hook ------------------------------------------------------------------------------------------------ */

char *letter_hook(struct arena *arena, const struct letter *letter)
{
    json_t *said = json_pack("{s:I, s:s, s:s, s:s, s:s, s:s, s:s, s:b}", "id", (json_int_t)letter->notice, "kind",
                             letter->kind, "officer", letter->number, "title", letter->title, "text", letter->text,
                             "link", letter->link, "at", letter->at, "urgent", letter->urgent != NULL);
    char *text = json_dumps(said, JSON_COMPACT);
    json_decref(said);
    char *kept = arena_copy(arena, text);
    free(text);
    return kept;
}
