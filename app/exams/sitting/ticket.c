#include "chengxue/buffer.h"
#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/print.h"
#include "chengxue/render.h"
#include "chengxue/request.h"
#include "sitting.h"

#define PDF_MOST ((size_t)64 << 20)

static void free_document(void *document)
{
    xmlFreeDoc(document);
}

/* The root of a document of tickets, freed with the request. */
static xmlNode *new_tickets(struct request *req)
{
    xmlDoc *document = xmlNewDoc(BAD_CAST "1.0");
    arena_defer(req->arena, free_document, document);
    xmlNode *root = xmlNewNode(NULL, BAD_CAST "tickets");
    xmlDocSetRootElement(document, root);
    return root;
}

/* Shown in the browser, so that a phone keeps it and a desk prints it. */
static enum status answer_tickets(struct request *req, xmlNode *tickets)
{
    xmlDoc *print = render_document(tickets->doc, "exams/ticket");
    if (print == NULL)
        return FAILED;
    arena_defer(req->arena, free_document, print);
    struct buffer *pdf = buffer_new(req->arena, PDF_MOST);
    enum status got = print_pdf(req->arena, print, pdf);
    return got == OK ? answer_bytes(req, "application/pdf", NULL, NULL, pdf->bytes, pdf->length) : got;
}

#define TICKET                                                                                                         \
    "SELECT o.name AS person, o.number, CONCAT_WS(' ', p.name, u.name) AS unit, c.ticket, e.name AS exam,"             \
    "       s.name AS sitting, s.opens_at, s.starts_at, e.minutes, e.ticket_rules, r.name AS room, c.seat"             \
    "  FROM candidate c JOIN officer_name o ON o.id = c.officer JOIN unit u ON u.id = c.unit"                          \
    "  LEFT JOIN unit p ON p.id = u.parent AND u.kind = 'squad'"                                                       \
    "  JOIN sitting s ON s.id = c.sitting JOIN exam e ON e.id = s.exam JOIN sitting_room r ON r.id = c.room"           \
    " WHERE c.withdrawn_at IS NULL AND c.ticket IS NOT NULL AND s.state <> 'draft'"

static const struct param own_params[] = { { "candidate", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

/* A candidate's own, from when the sitting is published. */
static enum status own_ticket(struct request *req)
{
    int64_t rows;
    xmlNode *tickets = new_tickets(req);
    enum status got = db_rows(req->db, tickets, "ticket", &rows, SQL(TICKET " AND c.id = ? AND c.officer = ?"), "ii",
                              param_id(req, "candidate"), req->viewer);
    if (got == OK && rows == 0)
        return not_found(req);
    return got == OK ? answer_tickets(req, tickets) : got;
}

static const struct param room_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { "room", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { 0 } };

/* All of a room, by seat, for those in the viewer's scope. */
static enum status room_tickets(struct request *req)
{
    int64_t rows;
    xmlNode *tickets = new_tickets(req);
    enum status got = db_rows(req->db, tickets, "ticket", &rows,
                              SQL(TICKET " AND c.sitting = ? AND c.room = ? AND c.unit" IN_SCOPE
                                         "ORDER BY c.seat LIMIT 1000"),
                              "iiis", param_id(req, "sitting"), param_id(req, "room"), req->viewer,
                              right_name(MAY_VIEW_EXAMS));
    if (got == OK && rows == 0)
        return not_found(req);
    return got == OK ? answer_tickets(req, tickets) : got;
}

const struct route ticket_routes[] = { { GET, "/tickets/{candidate}", SIGNED_IN, own_params, own_ticket, NULL },
                                       { GET, "/sittings/{sitting}/rooms/{room}/tickets", MAY_VIEW_EXAMS, room_params,
                                         room_tickets, NULL },
                                       { 0 } };
