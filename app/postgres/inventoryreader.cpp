// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/inventoryreader.h"

#include "app/postgres/arrayliteral.h"
#include "app/postgres/inventoryqueries.h"

#include <QSet>

#include <algorithm>
#include <tuple>

namespace lockstep {

namespace {

InventoryQueries allQueries(int serverVersion)
{
    InventoryQueries all;
    for (const InventoryQueries &some :
         {databaseQueries(), typeQueries(serverVersion), routineQueries(), operatorQueries(),
          textQueries(serverVersion), foreignQueries(), relationQueries(), columnQueries(serverVersion),
          memberQueries(serverVersion), replicationQueries(serverVersion)})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

class InventoryReader
{
public:
    InventoryReader(Session &session, const JobContext &context)
        : m_session(session)
        , m_context(context)
    { }
    Result<Inventory> read(const QStringList &apart);

private:
    Status readAll(const QStringList &apart);
    Status readItems(const InventoryQuery &query, const QByteArray &apart);
    void take(const InventoryQuery &query, const std::vector<QByteArray> &row);
    /// The same text once: of a hundred thousand columns most have one of a few types.
    QByteArray shared(const QByteArray &text) { return *m_texts.insert(text); }

    Session &m_session;
    const JobContext &m_context;
    QSet<QByteArray> m_texts{};
    Inventory m_inventory{};
};

void InventoryReader::take(const InventoryQuery &query, const std::vector<QByteArray> &row)
{
    InventoryItem item{query.kind, row[0], row[1].isEmpty() ? QByteArray() : shared(row[1])};
    const auto isTold = [](const QByteArray &cell) { return !cell.isEmpty(); };
    item.values.reserve(size_t(std::count_if(row.begin() + 2, row.end(), isTold)));
    for (size_t column = 2; column < row.size(); ++column) {
        if (isTold(row[column]))
            item.values.push_back({query.properties[column - 2], shared(row[column])});
    }
    m_inventory.items.push_back(std::move(item));
}

Status InventoryReader::readItems(const InventoryQuery &query, const QByteArray &apart)
{
    const auto answer = query.sql.contains("$1") ? m_session.execute(query.sql, {apart}, m_context)
                                                 : m_session.execute(query.sql, m_context);
    if (!answer)
        return answer.error();
    for (const auto &row : answer->rows)
        take(query, row);
    return Done{};
}

Status InventoryReader::readAll(const QStringList &apart)
{
    const auto oids = m_session.execute(apartQuery(), {arrayLiteral(apart)}, m_context);
    if (!oids)
        return oids.error();
    for (const InventoryQuery &query : allQueries(m_session.serverVersion())) {
        if (Status done = readItems(query, oids->rows.at(0).at(0)); !done)
            return done;
    }
    return Done{};
}

Result<Inventory> InventoryReader::read(const QStringList &apart)
{
    for (const char *start : {"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "SET LOCAL search_path = ''"}) {
        if (const auto begun = m_session.execute(start, m_context); !begun)
            return begun.error();
    }
    Status done = readAll(apart);
    // Also after an error: the session goes on to serve others.
    const auto ended = m_session.execute("ROLLBACK", {});
    if (!done)
        return std::move(done).error();
    if (!ended)
        return ended.error();
    m_inventory.serverVersion = m_session.serverVersion();
    std::ranges::sort(m_inventory.items, {}, [](const InventoryItem &item) { return std::tie(item.kind, item.name); });
    return std::move(m_inventory);
}

}  // namespace

Result<Inventory> readInventory(Session &session, const QStringList &apart, const JobContext &context)
{
    return InventoryReader(session, context).read(apart);
}

}  // namespace lockstep
