// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/wrapping.h"

#include <QHash>

namespace lockstep {

using namespace Qt::StringLiterals;

Wrapping wrappingOf(const QString &layout)
{
    static const QHash<QString, Wrapping> wrappings{
        {u"prisma"_s, Wrapping::Query},
        {u"postgrator"_s, Wrapping::Query},
        {u"golang-migrate"_s, Wrapping::Query},
        {u"supabase"_s, Wrapping::Pipeline},
        {u"drizzle"_s, Wrapping::Block},
        {u"node-pg-migrate"_s, Wrapping::Block},
        {u"dbmate"_s, Wrapping::Block},
        {u"sqlx"_s, Wrapping::Block},
        {u"diesel"_s, Wrapping::Block},
        {u"goose"_s, Wrapping::Block},
        {u"graphile-migrate"_s, Wrapping::Block},
        {u"liquibase"_s, Wrapping::Block},
        {u"atlas"_s, Wrapping::Block},
        {u"flyway"_s, Wrapping::BlockOrNothing},
        {u"sqitch"_s, Wrapping::Nothing},
    };
    return wrappings.value(layout, Wrapping::Unknown);
}

}  // namespace lockstep
