// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/rehearsal/references.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

constexpr auto keysQuery = R"(
SELECT k.conname, k.conrelid::regclass::text, k.confrelid::regclass::text,
       string_agg(format('c.%I = p.%I', a.attname, p.attname), ' AND ' ORDER BY u.own),
       string_agg(format('c.%I IS NOT NULL', a.attname), ' AND ' ORDER BY u.own)
FROM pg_constraint AS k CROSS JOIN unnest(k.conkey, k.confkey) AS u(own, theirs)
JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = u.own
JOIN pg_attribute AS p ON p.attrelid = k.confrelid AND p.attnum = u.theirs
WHERE k.contype = 'f' AND k.convalidated AND k.conparentid = 0 GROUP BY k.oid ORDER BY 2, 1
)";

}  // namespace

Result<std::vector<ForeignKey>> readForeignKeys(Session &session, const JobContext &context)
{
    const auto answer = session.execute(keysQuery, context);
    if (!answer)
        return answer.error();
    std::vector<ForeignKey> keys;
    for (const auto &row : answer->rows)
        keys.push_back(
            {QString::fromUtf8(row[0]), QString::fromUtf8(row[1]), QString::fromUtf8(row[2]), row[3], row[4]});
    return keys;
}

Result<std::vector<Message>> findOrphans(Session &session, const std::vector<ForeignKey> &before,
                                         const JobContext &context)
{
    const auto now = readForeignKeys(session, context);
    if (!now)
        return now.error();
    std::vector<Message> found;
    for (const ForeignKey &key : before) {
        if (std::ranges::find(*now, key) != now->end())
            continue;
        const auto orphans = session.execute("SELECT count(*) FROM " + key.table.toUtf8() + " AS c WHERE " + key.present
                                                 + " AND NOT EXISTS (SELECT FROM " + key.parent.toUtf8()
                                                 + " AS p WHERE " + key.condition + ')',
                                             context);
        // A table or a column that is gone is told by the inventory.
        if (!orphans && !(orphans.error().sql && orphans.error().sql->sqlState.startsWith("42")))
            return orphans.error();
        const int count = orphans ? orphans->rows[0][0].toInt() : 0;
        if (count > 0)
            found.push_back({QT_TRANSLATE_N_NOOP("app", "%1: %n row(s) refer to a row of %2 that is not there (%3)."),
                             {key.table, key.parent, key.name},
                             count});
    }
    return found;
}

}  // namespace lockstep
