#include <string.h>

#include "blueprint.h"
#include "chengxue/page.h"
#include "exams/draw/pool.h"

enum status blueprint_show_cells(struct request *req, int64_t id)
{
    return db_rows(req->db, req->page, "cell", NULL,
                   SQL("SELECT ROW_NUMBER() OVER (ORDER BY c.position, c.id) AS row,"
                       "       COALESCE(c.domain, '" BLUEPRINT_ANY "') AS domain, d.name AS domain_name, c.type,"
                       "       c.difficulty_least, c.difficulty_most,"
                       "       IF(c.difficulty_least = c.difficulty_most, c.difficulty_least,"
                       "          CONCAT(c.difficulty_least, '–', c.difficulty_most)) AS difficulty,"
                       "       COALESCE(c.level, '" BLUEPRINT_ANY "') AS level, c.items, c.score,"
                       "       c.items * c.score AS total"
                       "  FROM blueprint_cell c LEFT JOIN bank_domain d ON d.code = c.domain"
                       " WHERE c.blueprint = ? ORDER BY c.position, c.id"),
                   "i", id);
}

struct showing {
    struct request *req;
    const struct draw_pool *pool;
    xmlNode *cells[DRAW_CELLS_MOST]; /* the page's elements */
};

static void find_cells(struct showing *showing)
{
    size_t count = 0;
    for (xmlNode *node = showing->req->page->children; node != NULL; node = node->next)
        if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "cell") == 0 && count < DRAW_CELLS_MOST)
            showing->cells[count++] = node;
}

static int64_t fitting(const struct draw_pool *pool, size_t cell)
{
    int64_t items = 0;
    for (size_t u = 0; u < pool->unit_count; u++)
        if (draw_serves(&pool->units[u], &pool->cells[cell]))
            items += pool->units[u].items;
    return items;
}

/* How many items fit a cell, and the share of papers that they must stand in if nothing else asks for them. */
static void show_fitting(struct showing *showing, size_t cell)
{
    int64_t items = fitting(showing->pool, cell), need = showing->pool->cells[cell].items;
    page_number(showing->cells[cell], "fitting", items);
    if (items > 0 && items >= need)
        page_number(showing->cells[cell], "share", (need * 100 + items - 1) / items);
}

static void show_lack(struct showing *showing, const struct draw_lack *lack)
{
    xmlNode *cell = showing->cells[lack->cell];
    page_number(cell, "lacking", lack->lacking);
    page_number(cell, "asked", lack->asked);
    page_number(cell, "held", lack->held);
    for (size_t c = 0; c < showing->pool->cell_count; c++)
        if (c != lack->cell && (lack->rivals >> c & 1) != 0)
            page_number(page_add(cell, "rival"), "row", (int64_t)c + 1);
}

/* Whether a paper comes about though some items must stand apart: tried out. */
static bool can_draw(struct request *req, const struct draw_pool *pool)
{
    static const unsigned char seed[DRAW_SEED_SIZE];
    struct drawn drawn[DRAW_ITEMS_MOST];
    size_t count;
    int expected;
    return draw_paper(draw_new(req->arena, pool, seed, 1, 1), drawn, &count, &expected);
}

static void show_many(struct showing *showing, xmlNode *feasible, int papers, int exposure)
{
    struct draw_lack lacks[DRAW_CELLS_MOST];
    struct arena *arena = showing->req->arena;
    size_t count = draw_feasible(arena, showing->pool, papers, draw_ceiling(papers, exposure), lacks);
    int64_t lowest = draw_lowest_ceiling(arena, showing->pool, papers);
    lowest = (lowest * 100 + papers - 1) / papers;
    for (size_t i = 0; i < count; i++)
        page_set(showing->cells[lacks[i].cell], "exposed", "1");
    page_number(feasible, "lowest", lowest);
    page_number(feasible, "many", count == 0 && lowest <= exposure);
}

enum status blueprint_show_feasible(struct request *req, int64_t id, int papers, int exposure)
{
    struct pool *pool;
    enum status got = pool_now(req->db, req->arena, id, &pool);
    if (got != OK || pool->draw.cell_count == 0)
        return got;
    struct draw_lack lacks[DRAW_CELLS_MOST];
    struct showing showing = { .req = req, .pool = &pool->draw };
    find_cells(&showing);
    for (size_t c = 0; c < pool->draw.cell_count; c++)
        show_fitting(&showing, c);
    size_t count = draw_feasible(req->arena, &pool->draw, 1, 1, lacks);
    for (size_t i = 0; i < count; i++)
        show_lack(&showing, &lacks[i]);
    xmlNode *feasible = page_add(req->page, "feasible");
    page_number(feasible, "papers", papers);
    page_number(feasible, "exposure", exposure);
    page_number(feasible, "one", count == 0);
    page_number(feasible, "enemies", count == 0 && !can_draw(req, &pool->draw));
    if (count == 0)
        show_many(&showing, feasible, papers, exposure);
    return OK;
}
