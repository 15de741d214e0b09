#include <stdbool.h>

#include "post.h"

#include <curl/curl.h>
#include <string.h>
#include <time.h>

#include "chengxue/config.h"
#include "chengxue/crypto.h"
#include "chengxue/log.h"
#include "chengxue/words.h"

#define SECONDS_TO_CONNECT 5L
#define SECONDS 20L
#define SAID_SIZE 200

struct exchange {
    CURL *curl;
    const char *bytes; /* of the mail, still to be read */
    size_t left;
    char said[SAID_SIZE]; /* the last line of the other side that matters */
    char error[CURL_ERROR_SIZE];
};

/* -- what libcurl calls ------------------------------------------------------------------------------------------------ */

static size_t give(char *buffer, size_t size, size_t count, void *context)
{
    struct exchange *exchange = context;
    size_t length = size * count < exchange->left ? size * count : exchange->left;
    memcpy(buffer, exchange->bytes, length);
    exchange->bytes += length;
    exchange->left -= length;
    return length;
}

/* Answers of SMTP come here, of which those with 4 or 5 say no, and the heads of HTTP, of which the first is its status. */
static size_t hear(char *line, size_t size, size_t count, void *context)
{
    struct exchange *exchange = context;
    size_t length = size * count, kept = strcspn(line, "\r\n");
    kept = kept < length ? kept : length;
    kept = kept < SAID_SIZE ? kept : SAID_SIZE - 1;
    if (length >= 4 && (strncmp(line, "HTTP", 4) == 0 || line[0] == '4' || line[0] == '5')) {
        memcpy(exchange->said, line, kept);
        exchange->said[kept] = '\0';
    }
    return length;
}

static size_t ignore(const char *bytes, size_t size, size_t count, void *context)
{
    (void)bytes;
    (void)context;
    return size * count;
}

/* -- what both ways have in common ------------------------------------------------------------------------------------- */

/* Whether an address is of this machine, where nobody listens on the way. */
static bool is_loopback(const char *url)
{
    char *host = NULL;
    CURLU *parts = curl_url();
    bool own = parts != NULL && curl_url_set(parts, CURLUPART_URL, url, CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK &&
               curl_url_get(parts, CURLUPART_HOST, &host, 0) == CURLUE_OK &&
               (strcmp(host, "127.0.0.1") == 0 || strcmp(host, "[::1]") == 0 || strcmp(host, "localhost") == 0);
    curl_free(host);
    curl_url_cleanup(parts);
    return own;
}

/* A handle of its own for each way, kept with its connection for as long as the process. */
static CURL *handle(CURL **kept)
{
    static bool started;
    if (!started && curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        log_fatal("event=\"libcurl does not start\"");
    started = true;
    if (*kept == NULL)
        *kept = curl_easy_init();
    if (*kept == NULL)
        log_fatal("event=\"libcurl gives no handle\"");
    curl_easy_reset(*kept);
    return *kept;
}

/* What the environment says of proxies is meant for others: a way out is as the operator has set it up, or not at all. */
static void prepare(struct exchange *exchange, const char *url)
{
    CURL *curl = exchange->curl;
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, SECONDS_TO_CONNECT);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, SECONDS);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, exchange->error);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, hear);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, exchange);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ignore);
}

/* The other side's own words when it had any about this, else libcurl's. */
static const char *told(struct arena *arena, const struct exchange *exchange, CURLcode code, bool answered)
{
    return arena_copy(arena, answered                     ? exchange->said
                             : exchange->error[0] != '\0' ? exchange->error
                                                          : curl_easy_strerror(code));
}

/* -- the ways ---------------------------------------------------------------------------------------------------------- */

enum post post_mail(struct arena *arena, const struct letter *letter, const char **said)
{
    static CURL *kept;
    const struct config *at = config();
    const char *mail = letter_mail(arena, letter, word("layout.product"), at->smtp_from);
    struct exchange exchange = { .curl = handle(&kept), .bytes = mail, .left = strlen(mail) };
    CURL *curl = exchange.curl;
    prepare(&exchange, at->smtp_url);
    struct curl_slist *to = curl_slist_append(NULL, arena_printf(arena, "<%s>", letter->email));
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)(is_loopback(at->smtp_url) ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, arena_printf(arena, "<%s>", at->smtp_from));
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
    if (at->smtp_user != NULL && at->smtp_user[0] != '\0') {
        curl_easy_setopt(curl, CURLOPT_USERNAME, at->smtp_user);
        curl_easy_setopt(curl, CURLOPT_PASSWORD, at->smtp_password);
    }
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(curl, CURLOPT_READDATA, &exchange);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    CURLcode code = curl_easy_perform(curl);
    curl_slist_free_all(to);
    if (code == CURLE_OK)
        return POST_SENT;
    long answer = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
    bool refused = answer >= 400 &&
                   (code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR || code == CURLE_WEIRD_SERVER_REPLY);
    *said = told(arena, &exchange, code, answer >= 400 && exchange.said[0] != '\0');
    return refused ? POST_REFUSED : POST_DOWN;
}

static struct curl_slist *hook_heads(struct arena *arena, const char *body)
{
    const char *key = config()->hook_key;
    const char *stamp = arena_printf(arena, "%lld", (long long)time(NULL));
    const char *text = arena_printf(arena, "%s.%s", stamp, body);
    struct curl_slist *heads = curl_slist_append(NULL, "Content-Type: application/json; charset=utf-8");
    heads = curl_slist_append(heads, arena_printf(arena, "Chengxue-Timestamp: %s", stamp));
    return curl_slist_append(heads, arena_printf(arena, "Chengxue-Signature: sm3=%s, sha256=%s",
                                                 sm3_signature(arena, key, text), sha256_signature(arena, key, text)));
}

enum post post_hook(struct arena *arena, const struct letter *letter, const char **said)
{
    static CURL *kept;
    const char *url = config()->hook_url, *body = letter_hook(arena, letter);
    struct exchange exchange = { .curl = handle(&kept) };
    CURL *curl = exchange.curl;
    prepare(&exchange, url);
    struct curl_slist *heads = hook_heads(arena, body);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, is_loopback(url) ? "http,https" : "https");
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, heads);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body);
    CURLcode code = curl_easy_perform(curl);
    curl_slist_free_all(heads);
    long answer = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
    if (code == CURLE_OK && answer >= 200 && answer < 300)
        return POST_SENT;
    *said = told(arena, &exchange, code, answer > 0);
    return code != CURLE_OK || answer >= 500 ? POST_DOWN : POST_REFUSED;
}
